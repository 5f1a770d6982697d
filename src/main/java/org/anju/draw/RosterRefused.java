package org.anju.draw;

import java.util.List;

/** A roster that cannot be drawn from, with every fault found. */
public class RosterRefused extends IllegalArgumentException {

    private static final int SHOWN = 20;

    private final transient List<String> faults;

    RosterRefused(List<String> faults) {
        super("The roster is refused (%d faults): %s."
                .formatted(faults.size(), String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())))));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
