package org.anju.stock;

/** How a unit stands beside the batches: free, or out of the allocation for a reason. */
public record KeptBack(UnitState state, String reason) {

    public KeptBack {
        reason = state.isKeptBack() ? reason : "";
    }
}
