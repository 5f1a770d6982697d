package org.anju.tabular;

/** The null characters of a text: no text has one, a damaged file has a few, what is no text has many. */
final class NullCharacters {

    /** Every second character of a text in UTF-16 that has nothing but Latin letters. */
    private static final int MANY = 4;

    private long characters;
    private long count;
    private long runs;
    private char last = '\n';
    private int line = 1;
    private int first;

    void take(char[] text, int length) {
        characters += length;
        for (var i = 0; i < length; i++) {
            if (text[i] == 0 && count++ == 0) {
                first = line;
            }
            runs += text[i] == 0 && last != 0 ? 1 : 0;
            line += text[i] == '\n' ? 1 : 0;
            last = text[i];
        }
    }

    boolean none() {
        return count == 0;
    }

    boolean few() {
        return count * MANY < characters;
    }

    /** In at most every second line: one of UTF-16 has several, at its end, at every comma and every digit. */
    boolean scattered() {
        return 2 * runs <= line;
    }

    /** The line of the first one, from 1. */
    int line() {
        return first;
    }
}
