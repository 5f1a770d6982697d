package org.anju.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of a list to pass over and to take, from the end that is nearer: no page lies deeper than the middle.
 *
 * @param fromTheEnd whether they are asked for in the opposite order
 */
public record Window(long skipped, long taken, boolean fromTheEnd) {

    /**
     * @param page counted from 0
     * @param size rows of a page
     * @param total rows of the list
     */
    public static Window of(int page, int size, long total) {
        var first = Math.min((long) page * size, total);
        var taken = Math.min(size, total - first);
        var after = total - first - taken;
        return after < first ? new Window(after, taken, true) : new Window(first, taken, false);
    }

    /** The rows as they came, in the order of the list. */
    public <T> List<T> inOrder(List<T> rows) {
        if (!fromTheEnd) {
            return rows;
        }
        var turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return turned;
    }
}
