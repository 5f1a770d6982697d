package org.anju.stock;

import java.util.Map;

/**
 * What has become of a project's units on a day, as B3.1 publishes it. The sum holds always: 住房套数 = 已分配 +
 * 待分配 + 预留 + 维修, where units that stand in an open batch still await allocation.
 */
public record Balance(Project project, Map<UnitState, Integer> units, String reasons) {

    public Balance {
        units = Map.copyOf(units);
    }

    public int all() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int allocated() {
        return of(UnitState.ALLOCATED);
    }

    /** Free, or in a batch that has not ended. */
    public int awaiting() {
        return of(UnitState.FREE) + of(UnitState.IN_BATCH);
    }

    public int inBatch() {
        return of(UnitState.IN_BATCH);
    }

    public int reserved() {
        return of(UnitState.RESERVED);
    }

    public int maintained() {
        return of(UnitState.MAINTENANCE);
    }

    private int of(UnitState state) {
        return units.getOrDefault(state, 0);
    }
}
