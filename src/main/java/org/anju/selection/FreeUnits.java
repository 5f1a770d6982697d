package org.anju.selection;

import java.util.HashSet;
import java.util.List;
import org.anju.disclosure.BatchNumber;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.springframework.stereotype.Component;

/** The units of a batch that nobody has chosen yet, by pool. */
@Component
class FreeUnits {

    private final Stock stock;
    private final Turns turns;

    FreeUnits(Stock stock, Turns turns) {
        this.stock = stock;
        this.turns = turns;
    }

    List<Unit> all(BatchNumber batch) {
        return stock.of(batch);
    }

    List<Unit> of(BatchNumber batch) {
        var chosen = new HashSet<>(turns.chosenUnits(batch));
        return all(batch).stream()
                .filter(unit -> !chosen.contains(unit.id().value()))
                .toList();
    }

    List<Unit> of(BatchNumber batch, String pool) {
        return of(batch).stream().filter(unit -> pool(unit).equals(pool)).toList();
    }

    static String pool(Unit unit) {
        return unit.project() + "-" + unit.unitType();
    }
}
