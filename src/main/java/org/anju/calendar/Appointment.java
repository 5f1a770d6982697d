package org.anju.calendar;

import java.time.Instant;
import java.util.Optional;

/** Work that waits for the clock. Whoever keeps timers answers, so that the demonstration clock passes over none. */
public interface Appointment {

    /** When the next one is due, if it is after the first instant and not after the second. */
    Optional<Instant> next(Instant after, Instant until);

    /** Whether something that is due by now is still at work. */
    boolean isBusy();
}
