package org.anju.calendar;

import java.time.LocalDate;
import java.util.List;

/** What a notice changes about one day. */
public record CalendarChange(CalendarDay before, CalendarDay after) {

    /** Whether the day moves deadlines, or only its reason is another. */
    public boolean movesDeadlines() {
        return before.working() != after.working();
    }

    static List<CalendarChange> between(Notice notice, WorkingCalendar before, WorkingCalendar after) {
        return WorkingCalendar.FIRST
                .datesUntil(WorkingCalendar.LAST.plusDays(1))
                .filter(date -> speaksOf(notice, date))
                .map(date -> new CalendarChange(before.day(date), after.day(date)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static boolean speaksOf(Notice notice, LocalDate date) {
        return notice.settles().map(year -> year.getValue() == date.getYear()).orElse(false)
                || notice.days().stream().anyMatch(day -> day.date().equals(date));
    }
}
