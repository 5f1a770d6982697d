package org.anju.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Who takes part: checked entries in the order of their lines as bytes.
 *
 * <p>A household stands at most once in a pool, whatever its tier; it may stand in several pools.
 */
public record Roster(List<Entry> entries) {

    public Roster {
        refuseFaults(entries);
        entries = entries.stream().sorted(Comparator.comparing(Entry::line)).toList();
    }

    /** The state in which it can be drawn from: its bytes and their hash never change again. */
    public FrozenRoster freeze() {
        return new FrozenRoster(this);
    }

    private static void refuseFaults(List<Entry> entries) {
        var faults = new ArrayList<String>();
        if (entries.isEmpty()) {
            faults.add("it has no entries");
        }
        var seen = new HashSet<String>();
        for (var entry : entries) {
            if (!entry.isWellFormed()) {
                faults.add("a field of \"%s\" is not letters, digits and hyphens".formatted(entry.line()));
            }
            if (!seen.add(entry.pool() + "," + entry.registrationNumber())) {
                faults.add("%s stands more than once in pool %s".formatted(entry.registrationNumber(), entry.pool()));
            }
        }
        if (!faults.isEmpty()) {
            throw new RosterRefused(faults);
        }
    }
}
