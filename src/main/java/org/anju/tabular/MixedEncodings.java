package org.anju.tabular;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds lines of UTF-8 in a file that as a whole is not: two offices' files copied together. As GB 18030 they would
 * read as other characters, and nobody would notice before the names are public.
 *
 * <p>A line counts that is UTF-8 throughout and has at least four characters of three bytes; no sentence in GB 18030
 * comes out so by chance.
 */
final class MixedEncodings {

    private static final int FEWEST_BYTES = 12;
    private static final int LONGEST_LINE = 1 << 16;

    private MixedEncodings() {}

    static void refuse(Path path) throws UnreadableFile, IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            var line = new byte[LONGEST_LINE];
            var number = 1;
            for (var length = next(in, line); length >= 0; length = next(in, line)) {
                if (isUtf8(line, length)) {
                    throw new UnreadableFile("mixed-encodings", number);
                }
                number++;
            }
        }
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

    private static boolean isUtf8(byte[] line, int length) {
        var high = 0;
        for (var i = 0; i < length; i++) {
            high += line[i] < 0 ? 1 : 0;
        }
        if (high < FEWEST_BYTES || length == line.length) {
            return false;
        }
        try {
            UTF_8.newDecoder()
                    .onMalformedInput(REPORT)
                    .onUnmappableCharacter(REPORT)
                    .decode(ByteBuffer.wrap(line, 0, length));
            return true;
        } catch (CharacterCodingException another) {
            return false;
        }
    }
}
