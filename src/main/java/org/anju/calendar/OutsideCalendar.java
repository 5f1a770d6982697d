package org.anju.calendar;

import java.time.LocalDate;

/** A date that no calendar here knows. */
public class OutsideCalendar extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    OutsideCalendar(LocalDate date) {
        super("The calendar runs from %s to %s; %s lies outside."
                .formatted(WorkingCalendar.FIRST, WorkingCalendar.LAST, date));
    }
}
