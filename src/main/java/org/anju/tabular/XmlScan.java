package org.anju.tabular;

/**
 * Looks at the bytes of a sheet before a parser does: no run without {@code <} may be longer than any cell needs, and
 * no cell may stand beyond column {@code ZZZ}, because readers make room for all columns before it.
 */
final class XmlScan {

    private static final int LONGEST_RUN = 400_000;
    private static final byte[] REFERENCE = {' ', 'r', '=', '"'};
    private static final int MOST_LETTERS = 3;

    private final boolean active;
    private int run;
    private int matched;
    private int letters;

    XmlScan(boolean active) {
        this.active = active;
    }

    void take(byte[] bytes, int length) throws UnreadableFile {
        for (var i = 0; active && i < length; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte b) throws UnreadableFile {
        run = b == '<' || b == '>' ? 0 : run + 1;
        if (matched == REFERENCE.length) {
            countLetter(b);
        } else if (b == REFERENCE[matched]) {
            matched++;
        } else {
            matched = b == REFERENCE[0] ? 1 : 0;
        }
        if (run > LONGEST_RUN) {
            throw new UnreadableFile("cell");
        }
        if (letters > MOST_LETTERS) {
            throw new UnreadableFile("xlsx");
        }
    }

    private void countLetter(byte b) {
        var isLetter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '$';
        letters = isLetter ? letters + 1 : 0;
        matched = isLetter ? matched : 0;
    }
}
