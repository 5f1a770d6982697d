package org.anju.tabular;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The last 22 bytes of a ZIP archive: where its list of contents begins and how long it is. Whoever opens an archive
 * reads that list into memory.
 *
 * <p>Refused are the archives in which different readers would find different contents: with a comment, with something
 * between the list and this end (as the form for more than 4 GB has), or with a list that is not before it.
 */
record ArchiveEnd(int signature, int entries, long listSize, long listBegins, int commentLength, long position) {

    private static final int LENGTH = 22;
    private static final int SIGNATURE = 0x06054B50;
    private static final int MOST_ENTRIES = 500;
    private static final long LARGEST_LIST = 1 << 18;

    static void check(Path path) throws UnreadableFile, IOException {
        if (!read(path).isSafe()) {
            throw new UnreadableFile("xlsx");
        }
    }

    private static ArchiveEnd read(Path path) throws IOException, UnreadableFile {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var position = file.length() - LENGTH;
            if (position < 0) {
                throw new UnreadableFile("xlsx");
            }
            var bytes = new byte[LENGTH];
            file.seek(position);
            file.readFully(bytes);
            var end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            return new ArchiveEnd(
                    end.getInt(0),
                    Short.toUnsignedInt(end.getShort(10)),
                    Integer.toUnsignedLong(end.getInt(12)),
                    Integer.toUnsignedLong(end.getInt(16)),
                    Short.toUnsignedInt(end.getShort(20)),
                    position);
        }
    }

    private boolean isSafe() {
        return signature == SIGNATURE
                && entries <= MOST_ENTRIES
                && listSize <= LARGEST_LIST
                && commentLength == 0
                && listBegins + listSize == position;
    }
}
