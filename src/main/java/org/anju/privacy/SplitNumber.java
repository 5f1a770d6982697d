package org.anju.privacy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The cells of a row, as far back as one ID number may be split over them. The first and the last piece may have words
 * beside them, those between hold digits and signs alone.
 */
final class SplitNumber {

    private static final int LENGTH = 18;

    private final Deque<String> pieces = new ArrayDeque<>();
    private int length;

    /** Whether a text may be what a number is split into. */
    static boolean mayBePiece(CharSequence text) {
        return firstDigit(text) < text.length() || !endOf(text).isEmpty();
    }

    /** Adds a cell that holds nothing but digits, which may end in X. The answer is the ID number that it completes. */
    Optional<String> append(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (digits.length() >= LENGTH) {
            clear();
            return Optional.empty();
        }
        pieces.addLast(digits);
        length += digits.length();
        while (length - pieces.getFirst().length() >= LENGTH) {
            length -= pieces.removeFirst().length();
        }
        var found =
                length == LENGTH && pieces.size() > 1 ? idNumber(String.join("", pieces)) : Optional.<String>empty();
        if (digits.endsWith("X")) {
            clear();
        }
        return found;
    }

    /** Adds a cell that holds something else too. */
    Optional<String> appendMixed(CharSequence cell) {
        var found = pieces.isEmpty() ? Optional.<String>empty() : appendStart(cell);
        if (pieces.isEmpty() || !isDigitsAndSigns(cell)) {
            clear();
            append(endOf(cell));
        }
        return found;
    }

    void clear() {
        pieces.clear();
        length = 0;
    }

    private Optional<String> appendStart(CharSequence cell) {
        var from = firstDigit(cell);
        var start = new StringBuilder(LENGTH);
        var i = from;
        while (i < cell.length() && start.length() < LENGTH && DigitGroup.digit(cell.charAt(i)) >= 0) {
            start.append((char) ('0' + DigitGroup.digit(cell.charAt(i++))));
        }
        if (!start.isEmpty() && i < cell.length() && DigitGroup.isX(cell.charAt(i))) {
            start.append('X');
        }
        if (start.isEmpty()) {
            clear();
        }
        return append(start.toString());
    }

    /** Whether it is one group of digits with signs around it. */
    private static boolean isDigitsAndSigns(CharSequence cell) {
        var i = firstDigit(cell);
        while (i < cell.length() && DigitGroup.digit(cell.charAt(i)) >= 0) {
            i++;
        }
        while (i < cell.length() && isSign(cell.charAt(i))) {
            i++;
        }
        return i == cell.length();
    }

    /** Where the digits are that a cell begins with, signs before them not counted; its length if there are none. */
    private static int firstDigit(CharSequence cell) {
        var i = 0;
        while (i < cell.length() && isSign(cell.charAt(i))) {
            i++;
        }
        return i < cell.length() && DigitGroup.digit(cell.charAt(i)) >= 0 ? i : cell.length();
    }

    /** The digits that a cell ends with, signs after them not counted. */
    private static String endOf(CharSequence cell) {
        var i = cell.length() - 1;
        while (i >= 0 && isSign(cell.charAt(i))) {
            i--;
        }
        var end = new StringBuilder();
        while (i >= 0 && end.length() < LENGTH && DigitGroup.digit(cell.charAt(i)) >= 0) {
            end.append((char) ('0' + DigitGroup.digit(cell.charAt(i--))));
        }
        return end.reverse().toString();
    }

    private static boolean isSign(char c) {
        return c != '*' && DigitGroup.digit(c) < 0 && !Character.isLetter(c);
    }

    static Optional<String> idNumber(String whole) {
        return LeakRule.isProvince(whole) && IdNumber.parse(whole).number().isPresent()
                ? Optional.of(whole)
                : Optional.empty();
    }
}
