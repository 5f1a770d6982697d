package org.anju.privacy;

/** Tells the cells of a worksheet, and puts the shared strings in their places. */
final class SheetCells implements Markup.Sink {

    private final LeakScan scan;
    private final SharedStrings strings;
    private final StringBuilder index = new StringBuilder();
    private boolean isShared;
    private boolean inValue;

    SheetCells(LeakScan scan, SharedStrings strings) {
        this.scan = scan;
        this.strings = strings;
    }

    @Override
    public void open(Tags.Tag tag) {
        switch (tag.name()) {
            case "c" -> {
                moveTo(Tags.attribute(tag.inside(), 'r'));
                isShared = Tags.attribute(tag.inside(), 't').equals("s");
            }
            case "v" -> inValue = true;
            case "t", "r", "is", "rpr" -> {}
            default -> {
                scan.endCell();
                scan.found(tag.leaks());
            }
        }
    }

    @Override
    public void close(String name) {
        switch (name) {
            case "c" -> scan.endCell();
            case "row" -> scan.endRow();
            case "v" -> endValue();
            case "t", "r", "is", "rpr" -> {}
            default -> scan.endCell();
        }
    }

    @Override
    public void character(char c) {
        if (inValue && isShared) {
            index.append(c);
        } else {
            scan.character(c);
        }
    }

    @Override
    public void characters(char[] text, int from, int to) {
        if (inValue && isShared) {
            index.append(text, from, to - from);
        } else {
            scan.characters(text, from, to);
        }
    }

    @Override
    public void hidden(String text) {
        scan.aside(text);
    }

    private void endValue() {
        if (isShared) {
            scan.text(strings.use(number(index)));
            index.setLength(0);
        }
        inValue = false;
    }

    private static int number(CharSequence digits) {
        return digits.length() > 0 && digits.length() < 10 && digits.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(digits, 0, digits.length(), 10)
                : -1;
    }

    /** {@code BC12} is row 12, column 55. */
    private void moveTo(String reference) {
        var column = 0;
        var letters = 0;
        while (letters < reference.length() && DigitGroup.isAsciiLetter(reference.charAt(letters))) {
            column = column * 26 + (reference.charAt(letters) & 31);
            letters++;
        }
        if (letters > 0) {
            scan.moveTo(number(reference.substring(letters)), column);
        }
    }
}
