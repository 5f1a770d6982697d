package org.anju.disclosure;

import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reminders before a due day and the record after it. */
@Component
public class Reminders {

    private final Obligations obligations;
    private final Calendars calendars;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Reminders(Obligations obligations, Calendars calendars, OfficialClock clock, ApplicationEventPublisher events) {
        this.obligations = obligations;
        this.calendars = calendars;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The {@code number}th reminder. Timers due in the past all fire at once; only the last of them is told, so a
     * reminder whose successor is due already says nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(ObligationId id, int number) {
        obligations.lock(id);
        var obligation = obligations.counted(id);
        if (obligation.state().isFulfilled() || !isTheLastDue(obligation, number)) {
            return;
        }
        var left = obligation.rule().reminders()[number - 1];
        obligations.record(id, "reminded", null, Integer.toString(left));
        events.publishEvent(new ReminderDue(obligation, "reminder", left));
    }

    private boolean isTheLastDue(Obligation obligation, int number) {
        var reminders = obligation.rule().reminders();
        if (number == reminders.length) {
            return true;
        }
        var next = calendars.current(obligation.region()).minusWorkingDays(obligation.dueOn(), reminders[number]);
        return clock.today().isBefore(next);
    }

    /** 逾期: recorded once, and told to those in charge. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordOverdue(ObligationId id) {
        if (obligations.recordOverdue(id)) {
            events.publishEvent(new ReminderDue(obligations.counted(id), "overdue", 0));
        }
    }
}
