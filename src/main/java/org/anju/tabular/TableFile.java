package org.anju.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file that somebody handed in, CSV or XLSX; which of them, its first bytes say and not its name. */
public final class TableFile {

    static final int MOST_ROWS = 200_000;
    static final int MOST_COLUMNS = 100;

    private static final int ZIP = 0x504B0304;
    static final int OLE2 = 0xD0CF11E0;

    private final Path path;

    public TableFile(Path path) {
        this.path = path;
    }

    /**
     * Reads the file row by row, in little memory, after its header has been found to be that of the template. Empty
     * rows are passed over. While the caller works on some lines, the next are read.
     */
    public void forEachLine(Template template, Consumer<Line> lines) throws UnreadableFile, IOException {
        new LinesAhead().read(ahead -> read(template, ahead), lines);
    }

    private void read(Template template, Consumer<Line> lines) throws UnreadableFile, IOException {
        var rows = new HeadedRows(template, lines);
        switch (firstBytes()) {
            case ZIP -> XlsxRows.read(path, rows);
            case OLE2 -> throw new UnreadableFile("old-or-encrypted");
            default -> CsvRows.read(path, rows);
        }
        rows.finish();
    }

    private int firstBytes() throws UnreadableFile, IOException {
        try (var in = Files.newInputStream(path)) {
            var head = in.readNBytes(4);
            if (head.length == 0) {
                throw new UnreadableFile("empty");
            }
            return head.length < 4 ? 0 : java.nio.ByteBuffer.wrap(head).getInt();
        }
    }
}
