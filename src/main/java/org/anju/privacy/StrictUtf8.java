package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;

/**
 * Text that must be UTF-8: anything else throws, rather than be read as something it is not. A piece at a time is decoded
 * as a string, which takes a fraction of what a decoder of streams does.
 */
final class StrictUtf8 extends Reader {

    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 13];
    private int kept;
    private String piece = "";
    private int next;

    private StrictUtf8(InputStream in) {
        this.in = in;
    }

    static Reader reader(InputStream in) {
        return new StrictUtf8(in);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (next == piece.length() && !fill()) {
            return -1;
        }
        var count = Math.min(length, piece.length() - next);
        piece.getChars(next, next + count, to, offset);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        var read = in.readNBytes(bytes, kept, bytes.length - kept);
        if (read == 0 && kept > 0) {
            throw new MalformedInputException(kept);
        }
        var end = kept + read;
        var whole = end - unfinished(end);
        piece = decoded(whole);
        next = 0;
        kept = end - whole;
        System.arraycopy(bytes, whole, bytes, 0, kept);
        return read > 0 && (!piece.isEmpty() || fill());
    }

    /** How many bytes at the end begin a character whose rest is not there yet. */
    private int unfinished(int end) {
        for (var back = 1; back <= Math.min(3, end); back++) {
            var b = bytes[end - back] & 0xFF;
            if (b >= 0xC0) {
                return back < length(b) ? back : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private static int length(int first) {
        return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    }

    /** A string shows the same sign for what is malformed as for itself: where it stands, it is looked at closely. */
    private String decoded(int length) throws IOException {
        var decoded = new String(bytes, 0, length, UTF_8);
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
        }
        return decoded;
    }
}
