package org.anju.calendar;

/** A notice and the calendar version that it began. */
public record PublishedNotice(CalendarVersion version, Notice notice) {}
