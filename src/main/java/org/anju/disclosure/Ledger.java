package org.anju.disclosure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 公开事项台账: what the officers of some regions owe the public, and what they have published. */
@Repository
public class Ledger {

    private static final int SOON = 3;

    private static final String CHOSEN = """
             FROM disclosure.obligation o
            WHERE region = ANY (:regions) AND (state = 'public') = :done
              AND (:item = '' OR item = :item) AND (:state = '' OR state = :state)
            """;

    private final JdbcClient database;
    private final Calendars calendars;
    private final OfficialClock clock;

    Ledger(JdbcClient database, Calendars calendars, OfficialClock clock) {
        this.database = database;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Which lines to show; an absent item or state stands for all. */
    public record Filter(
            List<RegionCode> regions, boolean done, Optional<ItemCode> item, Optional<ObligationState> state) {}

    /**
     * A line of the ledger.
     *
     * @param late whether 逾期 was or will be recorded of it
     * @param daysLeft until the due day, negative after it
     */
    public record Line(Obligation obligation, boolean late, long daysLeft) {}

    /** What is open in a region: due within three working days, past its due day, and on hold. */
    public record Tally(RegionCode region, int open, int soon, int overdue, int held) {}

    public int count(Filter filter) {
        return chosen("SELECT count(*)" + CHOSEN, filter).query(Integer.class).single();
    }

    /** Open lines with the least time left first, done ones with the newest first. */
    public List<Line> page(Filter filter, int limit, int offset) {
        var order = filter.done() ? " ORDER BY arisen_at DESC, id" : " ORDER BY due_on, arisen_at, id";
        var late = ", EXISTS (SELECT FROM disclosure.overdue v WHERE v.obligation_id = o.id) AS late";
        var today = clock.today();
        return chosen("SELECT o.*" + late + CHOSEN + order + " LIMIT :limit OFFSET :offset", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> {
                    var obligation = ObligationRows.read(row, number);
                    var left = ChronoUnit.DAYS.between(today, obligation.dueOn());
                    return new Line(obligation, row.getBoolean("late") || (!filter.done() && left < 0), left);
                })
                .list();
    }

    public Tally tally(RegionCode region) {
        var today = clock.today();
        return database.sql("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE due_on BETWEEN :today AND :soon) AS soon,
                               count(*) FILTER (WHERE due_on < :today) AS overdue,
                               count(*) FILTER (WHERE state = 'held') AS held
                          FROM disclosure.obligation WHERE region = :region AND state <> 'public'
                        """)
                .param("region", region.value())
                .param("today", today)
                .param("soon", soon(region, today))
                .query((row, number) -> new Tally(
                        region, row.getInt("open"), row.getInt("soon"), row.getInt("overdue"), row.getInt("held")))
                .single();
    }

    private LocalDate soon(RegionCode region, LocalDate today) {
        return calendars.current(region).afterEvent(today, SOON).day();
    }

    private JdbcClient.StatementSpec chosen(String statement, Filter filter) {
        return database.sql(statement)
                .param(
                        "regions",
                        filter.regions().stream().map(RegionCode::value).toArray(String[]::new))
                .param("done", filter.done())
                .param("item", filter.item().map(ItemCode::value).orElse(""))
                .param("state", filter.state().map(ObligationState::code).orElse(""));
    }
}
