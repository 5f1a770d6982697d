package org.anju.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that a text was found in, counted a stretch of the list's order at a time: a page of them is looked for from the
 * start of its own stretch, however deep in the list that is.
 */
final class Stretches {

    private final Map<List<Object>, Map<String, Long>> byStart = new LinkedHashMap<>();

    /** @param start the place at which the stretch starts, a value for each column of the order */
    void add(List<Object> start, String state, long count) {
        byStart.computeIfAbsent(List.copyOf(start), first -> new LinkedHashMap<>())
                .merge(state, count, Long::sum);
    }

    Map<String, Long> byState() {
        var byState = new LinkedHashMap<String, Long>();
        byStart.values().forEach(counts -> counts.forEach((state, count) -> byState.merge(state, count, Long::sum)));
        return byState;
    }

    /**
     * Where a row is looked for.
     *
     * @param start the start of its stretch
     * @param skipped rows of the stretch that come before it
     */
    record Place(List<Object> start, long skipped) {}

    /**
     * @param number of the row among those of the state, from 0 and less than their count
     * @param state empty for those of every state
     */
    Place place(long number, String state) {
        var skipped = number;
        for (var stretch : byStart.entrySet()) {
            var here = count(stretch.getValue(), state);
            if (skipped < here) {
                return new Place(stretch.getKey(), skipped);
            }
            skipped -= here;
        }
        throw new IndexOutOfBoundsException("Row %d of a list that has %d.".formatted(number, number - skipped));
    }

    private static long count(Map<String, Long> byState, String state) {
        return state.isEmpty()
                ? byState.values().stream().mapToLong(Long::longValue).sum()
                : byState.getOrDefault(state, 0L);
    }
}
