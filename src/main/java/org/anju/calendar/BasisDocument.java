package org.anju.calendar;

/** The paper that makes a day a day off or a working day: its number (文号) and its title. */
public record BasisDocument(String number, String title) {}
