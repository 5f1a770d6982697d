package org.anju.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How long something must at least stand, such as a public notice, before the next step may begin: never a deadline.
 *
 * @param lastDay the last day on which it must still stand
 */
public record Floor(LocalDate lastDay, boolean provisional, CalendarVersion version, Derivation derivation) {

    /** The first instant at which the next step may begin: 24:00 of the last day. */
    public Instant overAt() {
        return lastDay.plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant();
    }
}
