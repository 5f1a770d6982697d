package org.anju.tabular;

import org.anju.text.VisibleText;

/** Spaces as people mean them: one between words, none around them. */
public final class Whitespace {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private Whitespace() {}

    /**
     * Makes every run of spaces (full-width, no-break, tab and line end among them) one space, drops those at the ends
     * and marks that nobody sees. Everything else stays as it is, in every plane of Unicode; what has no shape at all
     * is no text.
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
        return result.codePoints().allMatch(c -> c == ' ' || VisibleText.isShapeless(c)) ? "" : result.toString();
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

    /** All that only steers how text is shown, but what joins the letters of some scripts. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT && c != NON_JOINER && c != JOINER;
    }
}
