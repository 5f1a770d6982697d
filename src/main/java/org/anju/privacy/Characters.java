package org.anju.privacy;

import java.io.IOException;
import java.io.Reader;

/** A reader that can step back, up to {@value #BACK} characters, and takes no lock for each character. */
final class Characters {

    static final int BACK = 64;

    private final Reader in;
    private final char[] buffer = new char[BACK + (1 << 13)];
    private int next = BACK;
    private int end = BACK;

    Characters(Reader in) {
        this.in = in;
    }

    /** The next character, -1 at the end. */
    int read() throws IOException {
        if (next >= end && !fill()) {
            return -1;
        }
        return buffer[next++];
    }

    /** Steps back over so many characters that were read. */
    void back(int count) {
        next -= count;
    }

    /** How many characters stand before the next one like this, -1 if that is not known without reading on. */
    int before(char end) {
        for (var i = next; i < this.end; i++) {
            if (buffer[i] == end) {
                return i - next;
            }
        }
        return -1;
    }

    /** How many characters are there before the next one like either, or before more must be read. */
    int beforeEither(char one, char other) {
        var i = next;
        while (i < end && buffer[i] != one && buffer[i] != other) {
            i++;
        }
        return i - next;
    }

    /** Where the characters are that were asked for; they stay there until more are read. */
    char[] buffer() {
        return buffer;
    }

    /** Where the next one is in {@link #buffer}. */
    int position() {
        return next;
    }

    void skip(int count) {
        next += count;
    }

    private boolean fill() throws IOException {
        var kept = Math.min(BACK, end - BACK);
        System.arraycopy(buffer, end - kept, buffer, BACK - kept, kept);
        var count = in.read(buffer, BACK, buffer.length - BACK);
        if (count <= 0) {
            return false;
        }
        next = BACK;
        end = BACK + count;
        return true;
    }
}
