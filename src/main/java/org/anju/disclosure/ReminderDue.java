package org.anju.disclosure;

/**
 * Somebody should know that an obligation comes due.
 *
 * @param kind {@code reminder}, {@code overdue} or {@code stopped}
 * @param workingDaysLeft before the due day; 0 where that says nothing
 */
public record ReminderDue(Obligation obligation, String kind, int workingDaysLeft) {}
