package org.anju.calendar;

import java.time.LocalDate;

/** A day, and why it is worked or not. */
public record CalendarDay(LocalDate date, Reason reason) {

    public boolean working() {
        return reason.working();
    }
}
