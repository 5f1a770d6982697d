package org.anju.notice;

import org.anju.calendar.Calendars;
import org.springframework.stereotype.Component;

/**
 * Counts the last days of running periods by the calendars in force. A period counted late is counted as if it had been
 * at once: calendar by calendar, and one that was over when a calendar came stays over.
 */
@Component
class NoticeCounting {

    private final Calendars calendars;

    NoticeCounting(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The notice as it reads once it is counted again; nothing is stored. */
    Notice now(Notice notice) {
        calendars.follow();
        return notice.isOpen() ? counted(notice) : notice;
    }

    private Notice counted(Notice notice) {
        var opened = notice.opened().orElseThrow();
        var lastDay = notice.lastDay().orElseThrow();
        var by = notice.countedBy();
        for (var next : calendars.since(notice.region(), by)) {
            by = next.calendar().version();
            if (!lastDay.isBefore(next.firstDay())) {
                lastDay = notice.floor(next.calendar(), opened).lastDay();
            }
        }
        return notice.withLastDay(lastDay, by);
    }
}
