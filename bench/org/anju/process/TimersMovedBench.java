package org.anju.process;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anju.Anju;
import org.anju.Database;
import org.anju.Measure;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.Calendars;
import org.anju.calendar.DayKind;
import org.anju.calendar.Deadline;
import org.anju.calendar.HolidayName;
import org.anju.calendar.Layer;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticedDay;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.Recount;
import org.anju.calendar.WorkingCalendar;
import org.anju.database.Accounts;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.anju.region.RegionCode;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A day off is decreed while 100,000 timers run, five for each obligation, which has a task too: from the officer's click until the last timer is moved, every lot committed durably by the embedded server as in production. The
 * floor is the bare update of as many rows of the same table in as many commits.
 */
public final class TimersMovedBench {

    private static final int OBLIGATIONS = Integer.getInteger("rows", 20_000);
    private static final int REGIONS = Integer.getInteger("regions", 10);
    private static final int DAYS = 20;
    private static final int LOT = 1_000;
    private static final int TURNS = 3;
    private static final Duration MOST = Duration.ofSeconds(60);

    private final JdbcClient sql;
    private final Snapshots snapshots;
    private final Obligations obligations;
    private final Calendars calendars;
    private final OfficialClock clock;
    private final Recount recount;
    private final TransactionTemplate transaction;

    private TimersMovedBench(ApplicationContext context) {
        sql = context.getBean(JdbcClient.class);
        snapshots = context.getBean(Snapshots.class);
        obligations = context.getBean(Obligations.class);
        calendars = context.getBean(Calendars.class);
        clock = context.getBean(OfficialClock.class);
        recount = context.getBean(Recount.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var data = Files.createTempDirectory("anju-bench-");
        var key = Files.createFile(
                data.resolve("privacy.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        try (var context = new SpringApplication(Anju.class)
                .run("--server.port=0", "--anju.data=" + data, "--anju.privacy.key-file=" + key, "--anju.oversight.automatic=false", "--anju.site.look-every=1h")) {
            var bench = new TimersMovedBench(context);
            bench.fill();
            Database.owner(context.getBean(Accounts.class)).sql("ANALYZE").update();
            bench.print();
            bench.move();
        }
    }

    private void print() {
        Measure.print(
                "# fsync %s, synchronous_commit %s; %,d obligations of %d regions, %,d timers",
                show("fsync"),
                show("synchronous_commit"),
                count("disclosure.obligation"),
                REGIONS,
                count("engine.act_ru_job WHERE type_ = 'timer'"));
    }

    private void move() throws Exception {
        var floor = Measure.once(this::bareUpdate);
        Measure.say("floor: %,d rows updated, %,d to a commit".formatted(OBLIGATIONS, LOT), floor);
        for (var turn = 1; turn <= TURNS; turn++) {
            var notice = notice(firstDueDay(), turn);
            var answered = new Measure.Taken[1];
            var taken = Measure.once(() -> {
                answered[0] = Measure.once(() -> calendars.importNotice(notice, "bench"));
                waitUntilNoneIsBehind();
            });
            Measure.say("  of it until the officer has his answer", answered[0]);
            Measure.limit("all timers moved, turn %d".formatted(turn), taken, MOST);
            Measure.print(
                    "  = %.1f x the floor; obligations moved: %,d; timers at the wrong instant: %d",
                    (double) taken.wall().toNanos() / floor.wall().toNanos(), moved(notice), wrong());
        }
    }

    private void bareUpdate() {
        var ids = sql.sql("SELECT id_ FROM engine.act_ru_job WHERE handler_cfg_ = 'SubProcess_Overdue'")
                .query(String.class)
                .list();
        for (var from = 0; from < ids.size(); from += LOT) {
            var lot = ids.subList(from, Math.min(ids.size(), from + LOT)).toArray(String[]::new);
            sql.sql("UPDATE engine.act_ru_job SET duedate_ = duedate_ + interval '1 second' WHERE id_ = ANY (?)")
                    .param(lot)
                    .update();
        }
    }

    private void waitUntilNoneIsBehind() throws InterruptedException {
        while (recount.progress().behind() > 0) {
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** If it is off, every due day moves: each is counted through it. */
    private LocalDate firstDueDay() {
        return sql.sql("SELECT min(due_on) FROM disclosure.obligation WHERE rule = 'E+20wd'")
                .query(LocalDate.class)
                .single();
    }

    private static Notice notice(LocalDate day, int number) {
        return new Notice(
                Layer.SUSPENSION,
                Optional.empty(),
                new BasisDocument("样发〔2026〕%d号".formatted(number), "关于停工一日的通知"),
                Optional.empty(),
                List.of(new NoticedDay(day, DayKind.OFF, new HolidayName("停工", "Suspension"))));
    }

    private long moved(Notice notice) {
        return sql.sql("SELECT count(DISTINCT obligation_id) FROM disclosure.obligation_event WHERE note LIKE ?")
                .param("%" + notice.basis().number())
                .query(Long.class)
                .single();
    }

    private long wrong() {
        return sql.sql("""
                        SELECT count(*) FROM disclosure.obligation o
                          JOIN engine.act_ru_execution e ON e.business_key_ = o.id::text
                          JOIN engine.act_ru_job j ON j.process_instance_id_ = e.id_
                         WHERE j.handler_cfg_ = 'SubProcess_Lapse' AND j.duedate_ <> o.due_on + TIME '09:00'
                            OR j.handler_cfg_ = 'SubProcess_Overdue' AND j.duedate_ <> o.due_on + 1
                        """).query(Long.class).single();
    }

    private long count(String table) {
        return sql.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private String show(String setting) {
        return sql.sql("SHOW " + setting).query(String.class).single();
    }

    /** One obligation is raised and drafted as always; the others are copies of its rows, each region and day its own. */
    private void fill() {
        regions();
        var first = snapshots.raise(region(0), Snapshots.REGISTER, YearMonth.from(clock.today()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> obligations.get(first.id()).state() == ObligationState.IN_REVIEW);
        for (var region = 0; region < REGIONS; region++) {
            var calendar = calendars.current(region(region));
            for (var number = 0; number < DAYS; number++) {
                var day = number == 0
                        ? clock.today()
                        : calendar.afterEvent(clock.today(), number).day();
                var deadline = calendar.afterEvent(day, 20);
                var copied = new Copied(region(region), day, deadline, OBLIGATIONS / REGIONS / DAYS);
                transaction.executeWithoutResult(status -> copy(first, copied));
            }
        }
    }

    private record Copied(RegionCode region, LocalDate triggerOn, Deadline deadline, int count) {

        LocalDateTime remindsAt(WorkingCalendar calendar, int before) {
            return calendar.minusWorkingDays(deadline.day(), before).atTime(9, 0);
        }
    }

    private void copy(Obligation first, Copied copied) {
        var ids = Stream.generate(UUID::randomUUID).limit(copied.count()).toArray(UUID[]::new);
        sql.sql("""
                        INSERT INTO disclosure.obligation
                        SELECT copied.*
                          FROM disclosure.obligation o CROSS JOIN unnest(:ids::uuid[]) WITH ORDINALITY AS copy (id, number)
                         CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object('id', copy.id, 'region', :region::text,
                                 'rule', 'E+20wd', 'batch_number', '990101-2026-01', 'node', 'N05', 'trigger_on', :triggerOn::text,
                                 'due_on', :dueOn::text, 'calendar_version', :version::bigint, 'round', :round + copy.number)) AS copied
                         WHERE o.id = :first
                        """)
                .param("region", copied.region().value())
                .param("triggerOn", copied.triggerOn().toString())
                .param("dueOn", copied.deadline().day().toString())
                .param("version", copied.deadline().version().value())
                .param("round", (int) copied.triggerOn().toEpochDay() * 10_000)
                .param("ids", ids)
                .param("first", first.id().value())
                .update();
        sql.sql("""
                        INSERT INTO engine.act_ru_execution
                        SELECT copied.*
                          FROM engine.act_ru_execution e CROSS JOIN unnest(?::uuid[]) AS copy (id)
                         CROSS JOIN LATERAL jsonb_populate_record(e, jsonb_build_object('id_', id, 'proc_inst_id_', id,
                                 'root_proc_inst_id_', id, 'business_key_', id)) AS copied WHERE e.id_ = ?
                        """).params(ids, instance(first)).update();
        copyTimers(first, copied, ids);
        sql.sql("""
                        INSERT INTO housing.task (%1$s)
                        SELECT %1$s FROM (
                          SELECT copied.*
                            FROM housing.task t CROSS JOIN unnest(?::uuid[]) AS copy (id)
                           CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'business_key', copy.id,
                                   'region', ?::text, 'due_on', ?::text)) AS copied WHERE t.business_key = ?) AS all_columns
                        """.formatted(columnsOfTask()))
                .params(
                        ids,
                        copied.region().value(),
                        copied.deadline().day().toString(),
                        first.id().toString())
                .update();
    }

    /** Those that are not computed. */
    private String columnsOfTask() {
        return sql.sql("""
                        SELECT string_agg(column_name, ', ') FROM information_schema.columns
                        WHERE table_schema = 'housing' AND table_name = 'task' AND is_generated = 'NEVER'
                        """).query(String.class).single();
    }

    private String instance(Obligation first) {
        return sql.sql("SELECT id_ FROM engine.act_ru_execution WHERE business_key_ = ?")
                .param(first.id().toString())
                .query(String.class)
                .single();
    }

    private void copyTimers(Obligation first, Copied copied, UUID[] ids) {
        var calendar = calendars.current(copied.region());
        sql.sql("""
                        INSERT INTO engine.act_ru_job
                        SELECT copied.*
                          FROM engine.act_ru_job j
                          JOIN unnest(:handlers::text[], :instants::text[]) AS due (handler, at) ON due.handler = j.handler_cfg_
                          CROSS JOIN unnest(:ids::uuid[]) AS copy (id)
                         CROSS JOIN LATERAL jsonb_populate_record(j, jsonb_build_object('id_', gen_random_uuid(), 'execution_id_', copy.id,
                                 'process_instance_id_', copy.id, 'root_proc_inst_id_', copy.id, 'duedate_', due.at)) AS copied
                         WHERE j.process_instance_id_ = :instance
                        """)
                .param("ids", ids)
                .param("instance", instance(first))
                .param("handlers", new String[] {
                    "SubProcess_FirstReminder",
                    "SubProcess_SecondReminder",
                    "SubProcess_LastReminder",
                    "SubProcess_Lapse",
                    "SubProcess_Overdue"
                })
                .param("instants", new String[] {
                    copied.remindsAt(calendar, 10).toString(),
                    copied.remindsAt(calendar, 5).toString(),
                    copied.remindsAt(calendar, 2).toString(),
                    copied.deadline().day().atTime(9, 0).toString(),
                    copied.deadline().day().plusDays(1).atStartOfDay().toString()
                })
                .update();
    }

    private void regions() {
        for (var number = 0; number < REGIONS; number++) {
            sql.sql("""
                            INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                              supervision_phone, credit_code, site)
                            VALUES (?, '县', 'County', '局', 'Bureau', '路', '0', '0', ?, 'http://localhost:9/')
                            """)
                    .params(region(number).value(), "91350100M00%04dY43".formatted(number))
                    .update();
        }
    }

    private static RegionCode region(int number) {
        return new RegionCode("99%04d".formatted(101 + number));
    }
}
