package org.anju.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last cells of each column that hold nothing but digits. An ID number that is split down a column is looked for
 * only where it is parted beside its birth date: columns of figures have every other shape by chance.
 */
final class SplitColumns {

    private final Map<Integer, Pieces> columns = new HashMap<>();

    private record Pieces(String older, String newer) {}

    /** Adds a cell. The answer is the ID number that it completes. */
    Optional<String> append(int column, String piece) {
        var last = columns.getOrDefault(column, new Pieces("", ""));
        columns.put(column, new Pieces(last.newer(), piece));
        if (last.older().length() == 6 && last.newer().length() == 8 && piece.length() == 4) {
            return SplitNumber.idNumber(last.older() + last.newer() + piece);
        }
        var isInTwo = last.newer().length() == 6 && piece.length() == 12
                || last.newer().length() == 14 && piece.length() == 4;
        return isInTwo ? SplitNumber.idNumber(last.newer() + piece) : Optional.empty();
    }

    /** A cell that is no piece stands between. */
    void part(int column) {
        if (!columns.isEmpty()) {
            columns.remove(column);
        }
    }

    void clear() {
        columns.clear();
    }
}
