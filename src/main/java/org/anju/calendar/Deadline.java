package org.anju.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The day by which something must be done: a ceiling.
 *
 * @param day the last working day on which it is safely in time
 * @param limit the last day on which it is not late; only a date fixed by the rule itself lies after {@code day}
 * @param provisional whether a notice not yet issued may move it
 */
public record Deadline(
        LocalDate day, LocalDate limit, boolean provisional, CalendarVersion version, Derivation derivation) {

    private static final LocalTime LAPSE = LocalTime.of(9, 0);

    /** The first instant that is late: 24:00 of the last day (民法典 203). */
    public Instant breachedAt() {
        return limit.plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant();
    }

    /** When what is cleared is published without waiting for anyone any longer. */
    public Instant lapsesAt() {
        return day.atTime(LAPSE).atZone(OfficialClock.ZONE).toInstant();
    }
}
