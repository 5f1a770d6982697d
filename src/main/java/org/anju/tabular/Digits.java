package org.anju.tabular;

/** Digits as keyboards in China type them. */
final class Digits {

    private Digits() {}

    /** Full-width digits, point and sign become the narrow ones. */
    static String narrow(String text) {
        var narrow = text.toCharArray();
        for (var i = 0; i < narrow.length; i++) {
            if (narrow[i] >= '！' && narrow[i] <= '～') {
                narrow[i] += '!' - '！';
            }
        }
        return new String(narrow);
    }
}
