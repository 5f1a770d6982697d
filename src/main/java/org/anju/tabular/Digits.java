package org.anju.tabular;

/** Digits as keyboards in China type them. */
final class Digits {

    private Digits() {}

    /** Full-width digits, point and sign become the narrow ones. */
    static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        text.chars().map(c -> c >= '！' && c <= '～' ? c - '！' + '!' : c).forEach(c -> narrow.append((char) c));
        return narrow.toString();
    }
}
