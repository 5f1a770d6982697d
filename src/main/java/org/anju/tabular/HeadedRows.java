package org.anju.tabular;

import java.util.function.Consumer;

/** The first row is the header, the others are lines under it. */
final class HeadedRows implements RowSink {

    private final Template template;
    private final Consumer<Line> lines;
    private boolean headed;
    private boolean marked;
    private int count;

    HeadedRows(Template template, Consumer<Line> lines) {
        this.template = template;
        this.lines = lines;
    }

    @Override
    public void accept(Row row) throws UnreadableFile {
        if (row.cells().size() > TableFile.MOST_COLUMNS && row.width() > TableFile.MOST_COLUMNS) {
            throw new UnreadableFile("columns", TableFile.MOST_COLUMNS);
        }
        if (!headed) {
            marked = template.isMarked(row);
            template.checkHeader(unmarked(row));
            headed = true;
        } else if (!row.isEmpty()) {
            takeLine(unmarked(row));
        }
    }

    /** A file without any line is refused too: it is the empty template. */
    void finish() throws UnreadableFile {
        if (count == 0) {
            throw new UnreadableFile(headed ? "no-lines" : "empty");
        }
    }

    /** Without what we said of the rows when the file came before. */
    private Row unmarked(Row row) {
        return marked ? row.without(template.columns().size()) : row;
    }

    private void takeLine(Row row) throws UnreadableFile {
        if (++count > TableFile.MOST_ROWS) {
            throw new UnreadableFile("rows", TableFile.MOST_ROWS);
        }
        var line = new Line(template, row);
        line.checkWidth();
        lines.accept(line);
    }
}
