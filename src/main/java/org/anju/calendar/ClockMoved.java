package org.anju.calendar;

import java.time.Instant;

/** The demonstration clock was moved; told in the transaction that moved it. */
public record ClockMoved(Instant before, Instant after) {}
