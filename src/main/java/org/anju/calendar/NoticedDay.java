package org.anju.calendar;

import java.time.LocalDate;

/** One day that a notice speaks of. */
public record NoticedDay(LocalDate date, DayKind kind, HolidayName name) {}
