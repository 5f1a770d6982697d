package org.anju.text;

/** What of a text a reader sees: a value of nothing but invisible characters is as good as none. */
public final class VisibleText {

    /** Fillers that count as letters or signs and have no shape: four of Hangul, one of Braille. */
    private static final String SHAPELESS = "\u115f\u1160\u3164\uffa0\u2800";

    private VisibleText() {}

    /** The characters that somebody sees; spaces are kept between them, and not at the ends. */
    public static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !isInvisible(point))
                .map(point -> Character.isSpaceChar(point) ? ' ' : point)
                .forEach(visible::appendCodePoint);
        return visible.toString().strip();
    }

    private static boolean isInvisible(int point) {
        var type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.UNASSIGNED
                || point >= 0xFE00 && point <= 0xFE0F
                || isShapeless(point);
    }

    public static boolean isShapeless(int point) {
        return SHAPELESS.indexOf(point) >= 0;
    }

    /**
     * Whether it has what no text may have: what controls a device, turns round the order of reading, is half a
     * character or none at all.
     *
     * @param lines whether line breaks and tabs are allowed
     */
    public static boolean holdsForbidden(String text, boolean lines) {
        return text.codePoints().anyMatch(point -> isForbidden(point, lines));
    }

    private static boolean isForbidden(int point, boolean lines) {
        var isBreak = point == '\n' || point == '\r' || point == '\t';
        return Character.isISOControl(point) && !(lines && isBreak)
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point >= 0xD800 && point <= 0xDFFF
                || point >= 0xFDD0 && point <= 0xFDEF
                || (point & 0xFFFE) == 0xFFFE;
    }
}
