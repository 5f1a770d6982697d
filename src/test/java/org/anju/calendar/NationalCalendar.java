package org.anju.calendar;

import java.util.ArrayList;
import java.util.List;

/** The calendar of the whole country as the application ships it, for tests that need no database. */
public final class NationalCalendar {

    private NationalCalendar() {}

    public static WorkingCalendar complete() {
        return WorkingCalendar.of(List.of(), published(StateCouncilNotices.all()));
    }

    /** As it was before a paper was issued. */
    static WorkingCalendar before(String number) {
        return WorkingCalendar.of(
                List.of(),
                published(StateCouncilNotices.all().stream()
                        .takeWhile(notice -> !notice.basis().number().equals(number))
                        .toList()));
    }

    static List<PublishedNotice> published(List<Notice> notices) {
        var published = new ArrayList<PublishedNotice>();
        for (var notice : notices) {
            published.add(
                    new PublishedNotice(new CalendarVersion(published.size() + 1L), notice, java.time.Instant.EPOCH));
        }
        return published;
    }
}
