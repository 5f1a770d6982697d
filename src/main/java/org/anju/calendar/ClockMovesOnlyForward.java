package org.anju.calendar;

import java.time.Instant;

/** What has happened has happened: no clock is set back. */
public class ClockMovesOnlyForward extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClockMovesOnlyForward(Instant now, Instant to) {
        super("The clock shows %s and does not go back to %s.".formatted(now, to));
    }
}
