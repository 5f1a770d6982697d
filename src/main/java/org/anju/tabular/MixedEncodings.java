package org.anju.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds what is UTF-8 in a file that as a whole is not: two offices' files copied together, or a program that joins its
 * own words to names from elsewhere. As GB 18030 it would read as other characters, and nobody would notice before the
 * names are public.
 *
 * <p>A line or a cell counts with at least four Chinese characters: no sentence in GB 18030 comes out so by
 * chance. A name of two is a sign only when there is another in a second line.
 */
final class MixedEncodings {

    private static final int CERTAIN = 4;
    private static final int LIKELY = 2;
    private static final int LIKELY_LINES = 2;
    private static final int LONGEST_LINE = 1 << 16;

    private final Lines utf8 = new Lines();
    private final Lines others = new Lines();
    private final Lines certain = new Lines();
    private final Lines likely = new Lines();

    private MixedEncodings() {}

    /** The file has been found not to be UTF-8. */
    static void refuse(Path path) throws UnreadableFile, IOException {
        var found = new MixedEncodings();
        try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            var line = new byte[LONGEST_LINE];
            var number = 1;
            for (var length = next(in, line); length >= 0; length = next(in, line)) {
                if (length < line.length) {
                    found.add(number, line, length);
                }
                number++;
            }
        }
        found.tell();
    }

    /** The length of the next line, cut to the room there is; -1 after the last. */
    private static int next(InputStream in, byte[] line) throws IOException {
        var length = 0;
        var b = in.read();
        if (b < 0) {
            return -1;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length < line.length) {
                line[length++] = (byte) b;
            }
        }
        return length;
    }

    private void add(int number, byte[] line, int length) {
        var characters = Utf8.hanzi(line, 0, length);
        if (characters >= CERTAIN) {
            utf8.add(number);
        } else if (characters < 0) {
            others.add(number);
        }
        if (characters < CERTAIN) {
            addCells(number, line, length);
        }
    }

    private void addCells(int number, byte[] line, int length) {
        var most = 0;
        for (int from = 0, to = 0; to <= length; to++) {
            // Neither is ever part of a character in GB 18030.
            if (to == length || line[to] == ',' || line[to] == '"') {
                most = Math.max(most, Utf8.hanzi(line, from, to));
                from = to + 1;
            }
        }
        if (most >= CERTAIN) {
            certain.add(number);
        }
        if (most >= LIKELY) {
            likely.add(number);
        }
    }

    private void tell() throws UnreadableFile {
        if (others.count > 0 && utf8.count >= others.count) {
            throw new UnreadableFile("not-all-utf-8", others.first);
        }
        refuse(utf8, 1);
        refuse(certain, 1);
        refuse(likely, LIKELY_LINES);
    }

    private static void refuse(Lines found, int from) throws UnreadableFile {
        if (found.count >= from) {
            throw new UnreadableFile("mixed-encodings", found.first);
        }
    }

    /** How many lines, and which the first. */
    private static final class Lines {

        private int count;
        private int first;

        void add(int number) {
            first = count == 0 ? number : first;
            count++;
        }
    }
}
