package org.anju.stock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can become of a unit. Only a free one goes into a batch; a kept-back one has a reason that is public. */
public enum UnitState {
    FREE,
    IN_BATCH,
    ALLOCATED,
    RESERVED,
    MAINTENANCE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 预留 or 维修: not handed out, and the reason is told. */
    public boolean isKeptBack() {
        return this == RESERVED || this == MAINTENANCE;
    }

    public static Optional<UnitState> ofCode(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
