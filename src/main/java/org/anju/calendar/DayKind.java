package org.anju.calendar;

/** What a notice says of one day. */
public enum DayKind {
    OFF,

    /** Worked although it is a Saturday or Sunday (调休上班). */
    WORK,

    /** What an earlier notice of the same layer and region said of the day no longer holds. */
    WITHDRAWN
}
