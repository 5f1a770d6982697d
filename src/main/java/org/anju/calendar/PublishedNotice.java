package org.anju.calendar;

import java.time.Instant;

/** A notice, the calendar version that it began, and when it was recorded: from then on days are counted by it. */
public record PublishedNotice(CalendarVersion version, Notice notice, Instant recordedAt) {}
