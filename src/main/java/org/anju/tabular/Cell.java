package org.anju.tabular;

import java.util.Arrays;

/** What a cell holds: its text as stored, and what kind of cell the file says it is. */
public record Cell(String text, Kind kind) {

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** The longest text that is taken from a cell. */
    static final int LONGEST = 10_000;

    /** It and the one after it are said never to be characters. */
    private static final char FIRST_NO_CHARACTER = 0xFFFE;

    /**
     * What cannot be said by a text has one that stands in for it where rows go back to whoever handed them in. When it
     * comes again nobody has put the cell right, and the same is told of it.
     */
    public enum Kind {
        TEXT(""),
        /** A number of a spreadsheet, written in full: also what a spreadsheet made of a date or an ID number. */
        NUMBER(""),
        /** A number that may have lost the zeros before it. */
        PADDED("【原为数字】"),
        FORMULA("【原为公式】"),
        /** Such as {@code #REF!}. */
        ERROR("【原为错误值】"),
        OVERLONG("【原内容过长】"),
        /** Holds a character that no keyboard types and no printer prints. */
        CONTROL("【原有控制字符】");

        private static final String STAND_INS = "【原";

        private final String standIn;

        Kind(String standIn) {
            this.standIn = standIn;
        }

        String standIn() {
            return standIn;
        }

        private static Kind standingIn(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.standIn.equals(text))
                    .findFirst()
                    .orElse(TEXT);
        }
    }

    public static Cell text(String text) {
        if (text.length() > LONGEST) {
            return new Cell("", Kind.OVERLONG);
        }
        var normal = Whitespace.normalise(text);
        if (normal.startsWith(Kind.STAND_INS)) {
            var kind = Kind.standingIn(normal);
            return new Cell(kind == Kind.TEXT ? normal : "", kind);
        }
        return hasControl(normal) ? new Cell("", Kind.CONTROL) : new Cell(normal, Kind.TEXT);
    }

    private static boolean hasControl(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) || text.charAt(i) >= FIRST_NO_CHARACTER) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return text.isEmpty() && (kind == Kind.TEXT || kind == Kind.NUMBER);
    }

    /** Shows no content, which may be personal. */
    @Override
    public String toString() {
        return "Cell[" + kind + "]";
    }
}
