package org.anju.stock;

import java.math.BigDecimal;

/** A unit as it is entered, before it has an id: free, or kept back with its reason. */
public record NewUnit(
        ProjectCode project,
        String building,
        String entrance,
        String room,
        String unitType,
        BigDecimal area,
        int floor,
        UnitState state,
        String reason) {}
