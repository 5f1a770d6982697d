package org.anju.privacy;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anju.privacy.Finding.Place;
import org.anju.privacy.Finding.Place.Scope;

/**
 * Reads a file as rows of cells, character by character, and collects what must not become public.
 *
 * <p>A number may stand in one cell, or be split over neighbouring cells of a row or a column. Only the
 * current cell, row and a little of each column are kept, so a file may be as long as it likes.
 */
final class LeakScan {

    /** A file with so many findings is not read on. */
    static final int MOST = 100;

    private static final int LONGEST_CELL = 1 << 16;

    private final Set<String> official;
    private final List<Finding> findings = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private final SplitNumber split = new SplitNumber();
    private final SplitColumns columns = new SplitColumns();
    private int digits;
    private boolean onlyDigits = true;

    private Scope scope = Scope.TEXT;
    private String part = "";
    private int row = 1;
    private int column = 1;

    LeakScan(Set<String> official) {
        this.official = official;
    }

    /** What follows stands in another part of the file. */
    void enter(Scope newScope, String newPart) {
        endRow();
        columns.clear();
        scope = newScope;
        part = newPart;
        row = newScope == Scope.FILE_NAME ? 0 : 1;
        column = newScope == Scope.FILE_NAME ? 0 : 1;
    }

    /** The next cell stands here rather than after the last one. */
    void moveTo(int newRow, int newColumn) {
        row = newRow;
        column = newColumn;
    }

    void character(char c) {
        look(c);
        cell.append(c);
        if (cell.length() >= LONGEST_CELL && mayCut(c)) {
            scanCell();
            clearCell();
            onlyDigits = false;
        }
    }

    /** A letter goes on with no number, and so many spaces and signs are none either. */
    private boolean mayCut(char c) {
        return Character.isLetter(c) && !DigitGroup.isX(c)
                || cell.length() >= 2 * LONGEST_CELL && DigitGroup.digit(c) < 0;
    }

    private void look(char c) {
        if (LeakText.mayBeDigit(c)) {
            digits++;
        } else if (onlyDigits && !DigitGroup.isX(c) && !isNothing(c)) {
            onlyDigits = false;
        }
    }

    void characters(char[] text, int from, int to) {
        if (cell.length() + to - from >= LONGEST_CELL) {
            text(CharBuffer.wrap(text, from, to - from));
            return;
        }
        for (var i = from; i < to; i++) {
            look(text[i]);
        }
        cell.append(text, from, to - from);
    }

    void text(CharSequence characters) {
        for (var i = 0; i < characters.length(); i++) {
            character(characters.charAt(i));
        }
    }

    void endCell() {
        if (!cell.isEmpty()) {
            scanCell();
            scanNeighbours();
        }
        clearCell();
        column++;
    }

    void endRow() {
        endCell();
        split.clear();
        row++;
        column = 1;
    }

    /** Scans a text of its own, such as an attribute, without disturbing the cell that is being read. */
    void aside(CharSequence text) {
        scan(text);
    }

    void unreadable(String what) {
        findings.add(new Finding(Finding.Kind.UNREADABLE, new Place(scope, part, row, column), what));
    }

    boolean isFull() {
        return findings.size() >= MOST;
    }

    List<Finding> findings() {
        endRow();
        return List.copyOf(findings);
    }

    private void clearCell() {
        cell.setLength(0);
        digits = 0;
        onlyDigits = true;
    }

    private void scanCell() {
        if (digits >= LeakText.FEWEST_BEFORE_EXPONENT) {
            scan(cell);
        }
    }

    private void scanNeighbours() {
        if (onlyDigits) {
            append(IdNumber.normalise(cell.toString()));
            return;
        }
        columns.part(column);
        if (digits == 0) {
            split.clear();
        } else {
            split.appendMixed(cell).ifPresent(this::reportIdNumber);
        }
    }

    private void append(String piece) {
        if (!piece.isEmpty()) {
            split.append(piece).or(() -> columns.append(column, piece)).ifPresent(this::reportIdNumber);
        }
    }

    private void reportIdNumber(String number) {
        report(Finding.Kind.ID_NUMBER, number);
    }

    private void scan(CharSequence text) {
        found(LeakText.in(text));
    }

    /** What was found in a text of its own. */
    void found(List<LeakText.Leak> leaks) {
        leaks.forEach(leak -> report(leak.kind(), leak.number()));
    }

    private void report(Finding.Kind kind, String number) {
        if (!isFull() && !official.contains(number)) {
            findings.add(Finding.of(kind, new Place(scope, part, row, column), number));
        }
    }

    private static boolean isNothing(char c) {
        return DigitGroup.isSpace(c) || DigitGroup.isInvisible(c) || c == '\'';
    }
}
