package org.anju.privacy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The cells of a row that hold nothing but digits, as far back as one ID number may be split over. */
final class SplitNumber {

    private static final int LENGTH = 18;

    private final Deque<String> pieces = new ArrayDeque<>();

    /** Adds a cell; an empty one parts nothing. The answer is the ID number that it completes. */
    Optional<String> append(String piece) {
        if (piece.isEmpty()) {
            return Optional.empty();
        }
        if (piece.length() >= LENGTH || piece.indexOf('X') >= 0 && piece.indexOf('X') < piece.length() - 1) {
            clear();
            return Optional.empty();
        }
        pieces.addLast(piece);
        if (pieces.size() > LENGTH) {
            pieces.removeFirst();
        }
        return completed();
    }

    void clear() {
        pieces.clear();
    }

    private Optional<String> completed() {
        var number = new StringBuilder(LENGTH);
        var piece = pieces.descendingIterator();
        while (piece.hasNext() && number.length() < LENGTH) {
            number.insert(0, piece.next());
        }
        if (number.length() < LENGTH) {
            return Optional.empty();
        }
        var whole = number.toString();
        return whole.length() == LENGTH
                        && LeakRule.isProvince(whole)
                        && IdNumber.parse(whole).number().isPresent()
                ? Optional.of(whole)
                : Optional.empty();
    }
}
