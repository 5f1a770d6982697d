package org.anju.stock;

import java.math.BigDecimal;
import java.util.Optional;
import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;

/** One dwelling: where it is, how large, and what becomes of it. The entrance (单元) is empty where there is none. */
public record Unit(
        UnitId id,
        RegionCode region,
        ProjectCode project,
        String building,
        String entrance,
        String room,
        String unitType,
        BigDecimal area,
        int floor,
        UnitState state,
        Optional<String> reason,
        Optional<BatchNumber> batch) {

    /** As people say it: {@code XHY-1 3栋2单元501}. */
    public String address() {
        return "%s %s%s%s".formatted(project, building, entrance, room);
    }
}
