package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/**
 * At which instants an obligation's timers fire. Each is asked anew whenever the due day moves, and once more when its
 * timer fires: it answers by the calendar in force, whether or not the obligation has been counted by it already.
 */
@Component
public class DueInstants {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Obligations obligations;
    private final Calendars calendars;

    DueInstants(Obligations obligations, Calendars calendars) {
        this.obligations = obligations;
        this.calendars = calendars;
    }

    /** The {@code number}th reminder, from 1: at 09:00, so many working days before the due day. */
    public Instant remindsAt(ObligationId id, int number) {
        return remindsAt(obligations.counted(id), number);
    }

    /** 09:00 of the due day: what is cleared is published without waiting any longer. */
    public Instant lapsesAt(ObligationId id) {
        return lapsesAt(obligations.counted(id));
    }

    /** The first instant that is late: 24:00 of the due day. */
    public Instant overdueAt(ObligationId id) {
        return overdueAt(obligations.counted(id));
    }

    public Instant remindsAt(Obligation counted, int number) {
        var before = counted.rule().reminders()[number - 1];
        return morning(calendars.current(counted.region()).minusWorkingDays(counted.dueOn(), before));
    }

    public Instant lapsesAt(Obligation counted) {
        return morning(counted.dueOn());
    }

    public Instant overdueAt(Obligation counted) {
        return counted.dueOn().plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(OfficialClock.ZONE).toInstant();
    }
}
