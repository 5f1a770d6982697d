package org.anju.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a household stands: waiting, then housed or removed from the register. */
public enum Status {
    WAITING,
    HOUSED,
    REMOVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The legal moves: only who waits is housed, and who waits or is housed may be removed. */
    boolean mayBecome(Status next) {
        return switch (next) {
            case WAITING -> false;
            case HOUSED -> this == WAITING;
            case REMOVED -> this != REMOVED;
        };
    }

    public static Optional<Status> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
