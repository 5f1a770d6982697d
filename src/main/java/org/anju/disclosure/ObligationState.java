package org.anju.disclosure;

import java.util.Map;
import java.util.Set;

/** Where an obligation stands. The legal moves are the table below; everything else is refused. */
public enum ObligationState {
    OPEN("open"),
    DRAFTED("drafted"),
    IN_REVIEW("in-review"),
    STOPPED("stopped"),
    HELD("held"),
    STANDING("standing"),
    PUBLIC("public");

    private static final Map<ObligationState, Set<ObligationState>> MOVES = Map.of(
            OPEN, Set.of(DRAFTED, IN_REVIEW, STOPPED, HELD),
            DRAFTED, Set.of(STANDING, DRAFTED, IN_REVIEW, STOPPED),
            IN_REVIEW, Set.of(STANDING, STOPPED, HELD, DRAFTED, IN_REVIEW),
            STOPPED, Set.of(STOPPED, DRAFTED, IN_REVIEW),
            HELD, Set.of(DRAFTED, IN_REVIEW, STOPPED, HELD),
            STANDING, Set.of(PUBLIC),
            PUBLIC, Set.of());

    private final String code;

    ObligationState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isFulfilled() {
        return this == STANDING || this == PUBLIC;
    }

    boolean mayBecome(ObligationState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    static ObligationState of(String code) {
        for (var state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No obligation is " + code + ".");
    }
}
