package org.anju.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.anju.calendar.Calendars;
import org.anju.calendar.CountedDays;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Counting.Ground;
import org.anju.disclosure.ObligationsRecounted.Recounted;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts open obligations again that a newer calendar binds, a lot at a time. Obligations that rest on the same ground
 * are counted once and written together; whoever has one in hand keeps it, and its turn comes later.
 */
@Component
class ObligationRecount implements CountedDays {

    static final int LOT = 1_000;

    /** Shorter than the database waits before it looks for a deadlock, so that it is never the officer who loses. */
    private static final String PATIENCE = "500ms";

    private static final String BEHIND = """
             FROM unnest(:regions::text[], :versions::bigint[]) AS bound (region, version)
             JOIN disclosure.obligation o
               ON o.region = bound.region AND o.calendar_version < bound.version AND o.state <> 'public'
            """;

    private final JdbcClient database;
    private final Calendars calendars;
    private final Counting counting;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate lot;

    ObligationRecount(
            JdbcClient database,
            Calendars calendars,
            Counting counting,
            OfficialClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.calendars = calendars;
        this.counting = counting;
        this.clock = clock;
        this.events = events;
        this.lot = new TransactionTemplate(transactions);
        lot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Obligations behind on the same ground, and what their due day is now. */
    private record Behind(Ground ground, int count, Counted counted) {

        boolean isEarlier() {
            return counted.dueOn().isBefore(ground.dueOn());
        }
    }

    /** One obligation, locked until the end of the transaction. */
    private record Taken(ObligationId id, Behind behind) {}

    @Override
    public int countAgain() {
        return Objects.requireNonNull(lot.execute(status -> {
            database.sql("SELECT set_config('lock_timeout', ?, true)")
                    .param(PATIENCE)
                    .query(String.class)
                    .single();
            var taken = take(mostUrgent(behind()));
            write(taken);
            return taken.size();
        }));
    }

    /** Counts one that its caller has locked, before it ends. */
    void countAgain(Obligation obligation) {
        calendars.follow();
        var ground = Ground.of(obligation);
        counting.again(ground)
                .ifPresent(counted -> write(List.of(new Taken(obligation.id(), new Behind(ground, 1, counted)))));
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
                .param("regions", texts(grounds, each -> each.ground().region().value()))
                .param("rules", texts(grounds, each -> each.ground().rule().code()))
                .param(
                        "triggers",
                        texts(grounds, each -> each.ground().triggerOn().toString()))
                .param("dues", texts(grounds, each -> each.ground().dueOn().toString()))
                .param(
                        "versions",
                        grounds.stream().map(each -> each.ground().version()).toArray(Long[]::new))
                .param("most", LOT)
                .query((row, number) -> new Taken(
                        new ObligationId(row.getObject("id", UUID.class)), grounds.get(row.getInt("number") - 1)))
                .list();
    }

    private void write(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        var numbers = new LinkedHashMap<Ground, Integer>();
        var grounds = new ArrayList<Behind>();
        for (var each : taken) {
            numbers.computeIfAbsent(each.behind().ground(), ground -> {
                grounds.add(each.behind());
                return grounds.size();
            });
        }
        database.sql("""
                        UPDATE disclosure.obligation o
                           SET due_on = n.due_on::date, provisional = n.provisional, calendar_version = n.version,
                               derivation = n.derivation, derivation_en = n.derivation_en
                          FROM unnest(:ids::uuid[], :numbers::integer[]) AS taken (id, number)
                          JOIN unnest(:dues::text[], :provisional::boolean[], :versions::bigint[], :words::text[], :wordsEn::text[])
                               WITH ORDINALITY AS n (due_on, provisional, version, derivation, derivation_en, number)
                            ON n.number = taken.number
                         WHERE o.id = taken.id
                        """)
                .param("ids", taken.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .param(
                        "numbers",
                        taken.stream()
                                .map(each -> numbers.get(each.behind().ground()))
                                .toArray(Integer[]::new))
                .param("dues", texts(grounds, each -> each.counted().dueOn().toString()))
                .param(
                        "provisional",
                        grounds.stream()
                                .map(each -> each.counted().deadline().provisional())
                                .toArray(Boolean[]::new))
                .param(
                        "versions",
                        grounds.stream()
                                .map(each -> each.counted().deadline().version().value())
                                .toArray(Long[]::new))
                .param("words", texts(grounds, each -> counting.words(each.counted(), Locale.SIMPLIFIED_CHINESE)))
                .param("wordsEn", texts(grounds, each -> counting.words(each.counted(), Locale.ENGLISH)))
                .update();
        record(taken);
        events.publishEvent(new ObligationsRecounted(
                taken.stream().map(ObligationRecount::recounted).toList()));
    }

    /** Every move of every due day, in its obligation's history. */
    private void record(List<Taken> taken) {
        var ids = new ArrayList<UUID>();
        var steps = new ArrayList<Integer>();
        var notes = new ArrayList<String>();
        for (var each : taken) {
            var moves = each.behind().counted().moves();
            for (var step = 0; step < moves.size(); step++) {
                ids.add(each.id().value());
                steps.add(step + 1);
                notes.add(moves.get(step).note());
            }
        }
        database.sql("""
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, role, note)
                        SELECT moved.id, moved.step + (SELECT COALESCE(max(position), 0) FROM disclosure.obligation_event e
                                                        WHERE e.obligation_id = moved.id), :at, 'due-moved', NULL, moved.note
                          FROM unnest(:ids::uuid[], :steps::integer[], :notes::text[]) AS moved (id, step, note)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("steps", steps.toArray(Integer[]::new))
                .param("notes", notes.toArray(String[]::new))
                .param("at", Times.sql(clock.instant()))
                .update();
    }

    private static Recounted recounted(Taken each) {
        var ground = each.behind().ground();
        return new Recounted(
                each.id(),
                ground.region(),
                ground.rule(),
                ground.dueOn(),
                each.behind().counted().dueOn());
    }

    private static String[] texts(List<Behind> grounds, java.util.function.Function<Behind, String> text) {
        return grounds.stream().map(text).toArray(String[]::new);
    }
}
