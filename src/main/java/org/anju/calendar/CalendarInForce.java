package org.anju.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A region's calendar as one notice made it.
 *
 * @param since when the notice was recorded
 */
public record CalendarInForce(WorkingCalendar calendar, Instant since, BasisDocument basis) {

    /** The first day on which days were counted by it. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(since, OfficialClock.ZONE);
    }
}
