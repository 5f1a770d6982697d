package org.anju.tabular;

/** Spaces as people mean them: one between words, none around them. */
public final class Whitespace {

    private Whitespace() {}

    /**
     * Makes every run of spaces (full-width, no-break, tab and line end among them) one space, drops those at the ends
     * and marks that nobody sees. Everything else stays as it is, in every plane of Unicode.
     */
    public static String normalise(String text) {
        if (isNormal(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(c -> append(result, c));
        if (!result.isEmpty() && result.charAt(result.length() - 1) == ' ') {
            result.setLength(result.length() - 1);
        }
        return result.toString();
    }

    /** Most cells of a file hold nothing but common letters and digits. */
    private static boolean isNormal(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c <= ' ' || c >= 0x7F) && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder result, int c) {
        if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
            result.appendCodePoint(c);
        } else if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
            result.append(' ');
        }
    }

    /** Byte-order mark, zero-width space, word joiner, and the marks that turn the writing direction. */
    private static boolean isInvisible(int c) {
        return c == 0xFEFF
                || c == 0x200B
                || c == 0x2060
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
