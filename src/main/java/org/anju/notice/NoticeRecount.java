package org.anju.notice;

import java.util.List;
import org.anju.calendar.Calendars;
import org.anju.calendar.CountedDays;
import org.anju.calendar.Lot;
import org.anju.region.Region;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts running periods again that a newer calendar binds; one that moves tells its process. */
@Component
class NoticeRecount implements CountedDays {

    /** Every notice has a timer of its own to be asked, so that a lot is smaller than one of obligations. */
    private static final int LOT = 100;

    private static final String RUNNING = " FROM housing.notice n WHERE opened_on IS NOT NULL AND closed_on IS NULL";
    private static final String BEHIND = RUNNING + """
             AND EXISTS (SELECT FROM unnest(?::text[], ?::bigint[]) AS bound (region, version)
                          WHERE bound.region = n.region AND n.calendar_version < bound.version)
            """;

    private final JdbcClient database;
    private final Calendars calendars;
    private final NoticeCounting counting;
    private final ApplicationEventPublisher events;
    private final Lot lot;

    NoticeRecount(
            JdbcClient database,
            Calendars calendars,
            NoticeCounting counting,
            ApplicationEventPublisher events,
            Lot lot) {
        this.database = database;
        this.calendars = calendars;
        this.counting = counting;
        this.events = events;
        this.lot = lot;
    }

    @Override
    public int countAgain() {
        return lot.count(() -> {
            var taken = take();
            taken.forEach(this::count);
            return taken.size();
        });
    }

    /** Counts one before it ends, if it is behind. */
    Notice countAgain(NoticeId id) {
        return count(database.sql("SELECT * FROM housing.notice WHERE id = ? FOR UPDATE")
                .param(id.toString())
                .query(Notices::read)
                .single());
    }

    @Override
    public Progress progress() {
        var behind = bound("SELECT count(*)" + BEHIND).query(Long.class).single();
        return new Progress(
                database.sql("SELECT count(*)" + RUNNING).query(Long.class).single(), behind);
    }

    private List<Notice> take() {
        return bound("SELECT *" + BEHIND + " ORDER BY last_day, id LIMIT " + LOT + " FOR UPDATE SKIP LOCKED")
                .query(Notices::read)
                .list();
    }

    private JdbcClient.StatementSpec bound(String statement) {
        var regions = calendars.regions().stream().map(Region::code).toList();
        return database.sql(statement)
                .param(regions.stream().map(region -> region.value()).toArray(String[]::new))
                .param(regions.stream()
                        .map(region -> calendars.current(region).version().value())
                        .toArray(Long[]::new));
    }

    private Notice count(Notice before) {
        var after = counting.now(before);
        if (after.countedBy().equals(before.countedBy())) {
            return before;
        }
        database.sql("UPDATE housing.notice SET last_day = ?, calendar_version = ? WHERE id = ?")
                .params(
                        after.lastDay().orElseThrow(),
                        after.countedBy().value(),
                        after.id().toString())
                .update();
        if (!after.lastDay().equals(before.lastDay())) {
            events.publishEvent(new NoticeMoved(after.id()));
        }
        return after;
    }
}
