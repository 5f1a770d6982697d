package org.anju.calendar;

/** What a period is counted in. */
public enum DayUnit {
    WORKING_DAY,

    /** Every day counts; a last day that is a day of rest moves to the next working day (民法典 203). */
    CALENDAR_DAY
}
