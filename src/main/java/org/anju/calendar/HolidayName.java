package org.anju.calendar;

/** What a holiday is called. */
public record HolidayName(String chinese, String english) {}
