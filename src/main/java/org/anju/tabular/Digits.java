package org.anju.tabular;

/** Digits as keyboards in China type them. */
final class Digits {

    private Digits() {}

    /** Full-width digits, point and sign become the narrow ones. */
    static String narrow(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                return narrowed(text);
            }
        }
        return text;
    }

    private static String narrowed(String text) {
        var narrow = text.toCharArray();
        for (var i = 0; i < narrow.length; i++) {
            if (isWide(narrow[i])) {
                narrow[i] += '!' - '！';
            }
        }
        return new String(narrow);
    }

    private static boolean isWide(char c) {
        return c >= '！' && c <= '～';
    }

    /** Whether there is nothing but the digits 0 to 9 from one index to another. */
    static boolean only(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
