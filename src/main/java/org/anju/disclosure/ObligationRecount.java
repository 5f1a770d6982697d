package org.anju.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.anju.calendar.Calendars;
import org.anju.calendar.CountedDays;
import org.anju.calendar.Lot;
import org.anju.disclosure.Counting.Ground;
import org.anju.disclosure.RecountedRows.Behind;
import org.anju.disclosure.RecountedRows.Taken;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts open obligations again that a newer calendar binds, a lot at a time. Obligations that rest on the same ground
 * are counted once and written together; whoever has one in hand keeps it, and its turn comes later.
 */
@Component
class ObligationRecount implements CountedDays {

    static final int LOT = 1_000;

    private static final String BEHIND = """
             FROM unnest(:regions::text[], :versions::bigint[]) AS bound (region, version)
             JOIN disclosure.obligation o
               ON o.region = bound.region AND o.calendar_version < bound.version AND o.state <> 'public'
            """;

    private final JdbcClient database;
    private final Calendars calendars;
    private final Counting counting;
    private final RecountedRows rows;
    private final Lot lot;

    ObligationRecount(JdbcClient database, Calendars calendars, Counting counting, RecountedRows rows, Lot lot) {
        this.database = database;
        this.calendars = calendars;
        this.counting = counting;
        this.rows = rows;
        this.lot = lot;
    }

    @Override
    public int countAgain() {
        return lot.count(() -> {
            var taken = take(mostUrgent(behind()));
            rows.write(taken);
            return taken.size();
        });
    }

    /** Counts one that its caller has locked, before it ends. */
    void countAgain(Obligation obligation) {
        calendars.follow();
        var ground = Ground.of(obligation);
        counting.again(ground)
                .ifPresent(counted -> rows.write(List.of(new Taken(obligation.id(), new Behind(ground, 1, counted)))));
    }

    @Override
    public Progress progress() {
        var behind = bound("SELECT count(*)" + BEHIND).query(Long.class).single();
        return new Progress(
                database.sql("SELECT count(*) FROM disclosure.obligation WHERE state <> 'public'")
                        .query(Long.class)
                        .single(),
                behind);
    }

    private List<Behind> behind() {
        return bound("SELECT o.region, o.rule, o.trigger_on, o.due_on, o.calendar_version, count(*)" + BEHIND
                        + " GROUP BY 1, 2, 3, 4, 5")
                .query(this::behind)
                .list();
    }

    private Behind behind(ResultSet row, int number) throws SQLException {
        var ground = new Ground(
                new RegionCode(row.getString(1)),
                DueRule.parse(row.getString(2)),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getLong(5));
        return new Behind(ground, row.getInt(6), counting.again(ground).orElseThrow());
    }

    private JdbcClient.StatementSpec bound(String statement) {
        var regions = calendars.regions().stream().map(Region::code).toList();
        return database.sql(statement)
                .param("regions", regions.stream().map(RegionCode::value).toArray(String[]::new))
                .param(
                        "versions",
                        regions.stream()
                                .map(region ->
                                        calendars.current(region).version().value())
                                .toArray(Long[]::new));
    }

    /** What becomes due sooner than its timers know goes first, then the nearest due day; as many as fill a lot. */
    private static List<Behind> mostUrgent(List<Behind> all) {
        var urgent = new ArrayList<Behind>();
        var count = 0;
        for (var next : all.stream()
                .sorted(Comparator.comparing((Behind each) -> !each.isEarlier())
                        .thenComparing(each -> each.counted().dueOn()))
                .toList()) {
            if (count < LOT) {
                urgent.add(next);
                count += next.count();
            }
        }
        return urgent;
    }

    /** The version is asked again under the lock: what another copy has just counted is not counted twice. */
    private List<Taken> take(List<Behind> grounds) {
        return database.sql("""
                        SELECT o.id, ground.number
                          FROM unnest(:regions::text[], :rules::text[], :triggers::text[], :dues::text[], :versions::bigint[])
                               WITH ORDINALITY AS ground (region, rule, trigger_on, due_on, version, number)
                          JOIN disclosure.obligation o
                            ON o.region = ground.region AND o.rule = ground.rule AND o.trigger_on = ground.trigger_on::date
                           AND o.due_on = ground.due_on::date AND o.calendar_version = ground.version
                         WHERE o.state <> 'public'
                         ORDER BY ground.number, o.id LIMIT :most FOR UPDATE OF o SKIP LOCKED
                        """)
                .param(
                        "regions",
                        RecountedRows.texts(
                                grounds, each -> each.ground().region().value()))
                .param(
                        "rules",
                        RecountedRows.texts(
                                grounds, each -> each.ground().rule().code()))
                .param(
                        "triggers",
                        RecountedRows.texts(
                                grounds, each -> each.ground().triggerOn().toString()))
                .param(
                        "dues",
                        RecountedRows.texts(
                                grounds, each -> each.ground().dueOn().toString()))
                .param(
                        "versions",
                        grounds.stream().map(each -> each.ground().version()).toArray(Long[]::new))
                .param("most", LOT)
                .query((row, number) -> new Taken(
                        new ObligationId(row.getObject("id", UUID.class)), grounds.get(row.getInt("number") - 1)))
                .list();
    }
}
