package org.anju.tabular;

/** The cell or the shared string that the walk through a part is in. */
final class XmlCell {

    private static final long REFERENCE = XmlNames.of("r");
    private static final long TYPE = XmlNames.of("t");
    private static final int MOST_LETTERS = 3;
    private static final int LONGEST_REFERENCE = "XFD1048576".length();
    private static final int LONGEST_TEXT = 400_000;

    /** Readers write a formula that cells share anew for each of them. */
    private static final int LONGEST_FORMULA = 10_000;

    private final StringBuilder reference = new StringBuilder();
    private boolean isOfSheet;
    private boolean isReference;
    private boolean isType;
    private int letters;
    private int text;
    private int longest;
    private boolean isShared;
    private int index;

    /** A string that cells share is no cell of a sheet. */
    void begin(boolean isOfSheet) {
        this.isOfSheet = isOfSheet;
        reference.setLength(0);
        text = 0;
        longest = LONGEST_TEXT;
        index = 0;
        isShared = false;
    }

    void compute() {
        longest = LONGEST_FORMULA;
    }

    /** The reader passes over how a shared string is spoken, but takes it for the text of a cell that has its own. */
    void guide() throws UnreadableFile {
        if (isOfSheet) {
            throw new UnreadableFile("phonetic-guide", reference.isEmpty() ? "?" : reference);
        }
    }

    void attribute(long name) {
        isReference = name == REFERENCE;
        isType = name == TYPE;
        letters = 0;
    }

    /** What a reader looks at is written plainly in every workbook that a program made. */
    void value(byte[] bytes, int from, int to) throws UnreadableFile {
        if (isReference || isType) {
            for (var i = from; i < to; i++) {
                value(bytes[i]);
            }
        }
    }

    private void value(byte b) throws UnreadableFile {
        if (isReference && reference.length() < LONGEST_REFERENCE) {
            reference.append((char) b);
        }
        letters += isDigit(b) || b == '$' ? 0 : 1;
        isShared = isType && letters == 1 && b == 's';
        refuse(b == '&' || (isReference && letters > MOST_LETTERS));
    }

    void text(byte[] bytes, int from, int to) throws UnreadableFile {
        text += to - from;
        if (text > longest) {
            throw new UnreadableFile(longest == LONGEST_TEXT ? "cell" : "formulas");
        }
        for (var i = from; isShared && i < to; i++) {
            index = isDigit(bytes[i]) ? 10 * index + bytes[i] - '0' : index;
            refuse(bytes[i] == '&' || index > XmlLimits.MOST_STRINGS);
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static void refuse(boolean isHarmful) throws UnreadableFile {
        if (isHarmful) {
            throw new UnreadableFile("xlsx");
        }
    }
}
