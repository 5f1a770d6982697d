package org.anju.tabular;

/** What a cell holds: its text as stored, and what kind of cell the file says it is. */
public record Cell(String text, Kind kind) {

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** The longest text that is taken from a cell. */
    static final int LONGEST = 10_000;

    public enum Kind {
        TEXT,
        /** A number of a spreadsheet, written in full: also what a spreadsheet made of a date or an ID number. */
        NUMBER,
        /** A number that is only shown with zeros before it: what is stored has lost them. */
        PADDED,
        FORMULA,
        /** Such as {@code #REF!}. */
        ERROR,
        OVERLONG,
        /** Holds a character that no keyboard types and no printer prints. */
        CONTROL
    }

    public static Cell text(String text) {
        if (text.length() > LONGEST) {
            return new Cell("", Kind.OVERLONG);
        }
        var normal = Whitespace.normalise(text);
        return hasControl(normal) ? new Cell("", Kind.CONTROL) : new Cell(normal, Kind.TEXT);
    }

    private static boolean hasControl(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
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
