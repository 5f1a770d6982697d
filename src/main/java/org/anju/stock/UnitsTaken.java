package org.anju.stock;

import java.util.List;
import org.anju.disclosure.BatchNumber;

/** Units cannot go into a batch, because they are in another one or not free; names them. Nothing was assigned. */
public final class UnitsTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Unit> units;

    UnitsTaken(BatchNumber batch, List<Unit> units) {
        super("Batch %s cannot take %d units that are not free: %s."
                .formatted(
                        batch,
                        units.size(),
                        String.join(", ", units.stream().map(Unit::address).toList())));
        this.units = List.copyOf(units);
    }

    public List<Unit> units() {
        return units;
    }

    public String messageKey() {
        return "stock.units.taken";
    }
}
