package org.anju.selection;

import org.anju.disclosure.BatchNumber;
import org.springframework.stereotype.Component;

/** Whether choosing goes on. */
@Component
public class Selection {

    private final Turns turns;
    private final FreeUnits units;

    Selection(Turns turns, FreeUnits units) {
        this.turns = turns;
        this.units = units;
    }

    /** Whether some household still waits for its turn in a pool that still has a unit. */
    public boolean hasMoreTurns(BatchNumber batch) {
        return turns.of(batch).stream()
                .filter(turn -> !turn.state().isTaken())
                .map(Turn::pool)
                .distinct()
                .anyMatch(pool -> !units.of(batch, pool).isEmpty());
    }
}
