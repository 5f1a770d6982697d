package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalTime;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/** At which instants an obligation's timers fire. Each is asked anew whenever the due day moves. */
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
        var obligation = obligations.get(id);
        var before = obligation.rule().reminders()[number - 1];
        var day = calendars.current(obligation.region()).minusWorkingDays(obligation.dueOn(), before);
        return day.atTime(MORNING).atZone(OfficialClock.ZONE).toInstant();
    }

    /** 09:00 of the due day: what is cleared is published without waiting any longer. */
    public Instant lapsesAt(ObligationId id) {
        return obligations
                .get(id)
                .dueOn()
                .atTime(MORNING)
                .atZone(OfficialClock.ZONE)
                .toInstant();
    }

    /** The first instant that is late: 24:00 of the due day. */
    public Instant overdueAt(ObligationId id) {
        return obligations
                .get(id)
                .dueOn()
                .plusDays(1)
                .atStartOfDay(OfficialClock.ZONE)
                .toInstant();
    }
}
