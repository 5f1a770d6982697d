package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.Calendars;
import org.anju.calendar.CountedDays;
import org.anju.calendar.DayKind;
import org.anju.calendar.HolidayName;
import org.anju.calendar.Layer;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticedDay;
import org.anju.calendar.TestCalendars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A changed calendar counts every open due day again, lot by lot, whatever happens meanwhile. */
class ObligationRecountTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final int MANY = 2 * ObligationRecount.LOT + ObligationRecount.LOT / 2;

    private final DisclosureOffice office = new DisclosureOffice();
    private final Obligations obligations = office.get(Obligations.class);
    private final Calendars calendars = office.get(Calendars.class);
    private final ObligationRecount recount = office.get(ObligationRecount.class);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theDueDayMovesAndSaysSo() {
        var obligation = office.raise(1);

        decree(1, DayKind.OFF, DAY);
        recountAll();

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-12-01");
        assertThat(obligations.history(obligation.id()))
                .last()
                .satisfies(event -> assertThat(event.note()).hasValue("2026-11-30 → 2026-12-01，样办〔2026〕1号"));
        assertThat(recounted()).singleElement().satisfies(each -> {
            assertThat(each.before()).isEqualTo("2026-11-30");
            assertThat(each.dueOn()).isEqualTo("2026-12-01");
        });
    }

    @Test
    void whatAsksMeanwhileIsAnsweredByTheNewCalendar() {
        var obligation = office.raise(1);
        var instants = office.get(DueInstants.class);
        var before = instants.lapsesAt(obligation.id());

        decree(1, DayKind.OFF, DAY);

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-11-30");
        assertThat(instants.lapsesAt(obligation.id())).isEqualTo(before.plusSeconds(86_400));
        office.clock.moveTo("2026-11-30T16:00:00Z");
        assertThat(obligations.recordOverdue(obligation.id())).isFalse();
    }

    @Test
    void whatWasBegunAndKilledIsGoneOnWith() {
        fill(MANY);
        decree(1, DayKind.OFF, DAY);
        var lots = new AtomicInteger();
        office.meanwhile = told -> {
            if (told instanceof ObligationsRecounted && lots.incrementAndGet() == 2) {
                killConnection();
            }
        };

        assertThatThrownBy(this::recountAll).isInstanceOf(RuntimeException.class);
        assertThat(behind()).isEqualTo(MANY - ObligationRecount.LOT);
        recountAll();

        everyoneMovedOnce(MANY);
    }

    @Test
    void twoWorkersShareTheWorkAndDoNothingTwice() throws Exception {
        fill(MANY);
        decree(1, DayKind.OFF, DAY);
        var bothAtWork = new CountDownLatch(2);
        office.meanwhile = told -> {
            bothAtWork.countDown();
            await(bothAtWork);
        };

        var other = CompletableFuture.runAsync(this::recountAll);
        recountAll();
        other.get(1, TimeUnit.MINUTES);

        assertThat(bothAtWork.getCount()).isZero();
        recountAll();
        everyoneMovedOnce(MANY);
        assertThat(recounted()).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void aSecondChangeWhileTheFirstIsBeingWorkedIsCountedToo() {
        fill(MANY);
        decree(1, DayKind.OFF, DAY);
        recount.countAgain();

        decree(2, DayKind.OFF, DAY.plusDays(1));
        recountAll();

        assertThat(behind()).isZero();
        assertThat(office.sql
                        .sql("SELECT DISTINCT due_on FROM disclosure.obligation")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2026, 12, 2));
        assertThat(office.sql.sql("""
                        SELECT DISTINCT string_agg(note, ';' ORDER BY position) FROM disclosure.obligation_event
                         WHERE kind = 'due-moved' GROUP BY obligation_id
                        """).query(String.class).list())
                .containsExactly("2026-11-30 → 2026-12-01，样办〔2026〕1号;2026-12-01 → 2026-12-02，样办〔2026〕2号");
    }

    /** Otherwise a due day would depend on when its turn came. */
    @Test
    void whatIsCountedLateIsCountedAsIfAtOnce() {
        var atOnce = office.raise(1);
        var late = office.raise(2);
        office.clock.moveTo("2026-11-30T02:00:00Z");
        hold(late, () -> {
            decree(1, DayKind.WORK, LocalDate.of(2026, 11, 14), LocalDate.of(2026, 11, 15));
            recountAll();
            office.clock.moveTo("2026-12-03T02:00:00Z");
            decree(2, DayKind.WORK, LocalDate.of(2026, 11, 21));
            recountAll();
            office.clock.moveTo("2026-12-09T02:00:00Z");
        });
        assertThat(office.now(late).dueOn()).isEqualTo("2026-11-30");

        recountAll();

        assertThat(office.now(late).dueOn()).isEqualTo(office.now(atOnce).dueOn());
        assertThat(office.now(late).derivation()).isEqualTo(office.now(atOnce).derivation());
        assertThat(notes(late)).isEqualTo(notes(atOnce));
    }

    @Test
    void noDayBecomesTheLastOneAfterItHasPassed() {
        var obligation = office.raise(1);
        office.clock.moveTo("2026-11-30T02:00:00Z");

        decree(1, DayKind.WORK, LocalDate.of(2026, 11, 14));
        office.clock.moveTo("2026-12-02T02:00:00Z");
        recountAll();

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-11-30");
        assertThat(office.now(obligation).derivation()).contains("日历变更时该日已过");
    }

    @Test
    void whatBecomesDueSoonerGoesFirstThenTheNearest() {
        var far = office.raise("N05", 1, LocalDate.of(2026, 11, 20));
        var near = office.raise("N05", 2, LocalDate.of(2026, 10, 26));
        var sooner = office.raise("N05", 3, LocalDate.of(2026, 12, 1));

        decree(1, DayKind.OFF, DAY);
        decree(2, DayKind.WORK, LocalDate.of(2026, 12, 19));
        recountAll();

        assertThat(recounted())
                .extracting(ObligationsRecounted.Recounted::id)
                .containsExactly(sooner.id(), near.id(), far.id());
    }

    @Test
    void whatSomebodyHasInHandKeepsNobodyWaiting() {
        var held = office.raise(1);
        var free = office.raise(2);
        decree(1, DayKind.OFF, DAY);

        hold(held, this::recountAll);

        assertThat(office.now(free).dueOn()).isEqualTo("2026-12-01");
        assertThat(office.now(held).dueOn()).isEqualTo("2026-11-30");
        recountAll();
        assertThat(office.now(held).dueOn()).isEqualTo("2026-12-01");
    }

    @Test
    void whatIsPublicBeforeItsTurnIsJudgedByTheNewCalendar() {
        var obligation = office.raise(1);
        decree(1, DayKind.OFF, DAY);
        office.clock.moveTo("2026-12-01T02:00:00Z");

        office.published(obligation);
        recountAll();

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-12-01");
        assertThat(office.kinds(obligation)).doesNotContain("overdue").contains("due-moved");
    }

    @Test
    void whatWasPublicBeforeTheChangeStaysAsItWas() {
        var obligation = office.raise(1);
        office.published(obligation);

        decree(1, DayKind.OFF, DAY);
        recountAll();

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-11-30");
    }

    /** Another copy of the application may raise an obligation before it has heard of the notice. */
    @Test
    void whatAnotherCopyCountedByTheOldCalendarIsFound() {
        TestCalendars.on(office.database.appDataSource(), office.clock)
                .importNotice(notice(1, DayKind.OFF, DAY), "other");
        var obligation = office.raise(1);
        assertThat(obligation.dueOn()).isEqualTo("2026-11-30");

        assertThat(obligations.counted(obligation.id()).dueOn()).isEqualTo("2026-12-01");
        recountAll();

        assertThat(office.now(obligation).dueOn()).isEqualTo("2026-12-01");
    }

    @Test
    void theProgressCountsWhatIsStillBehind() {
        fill(MANY);
        decree(1, DayKind.OFF, DAY);

        recount.countAgain();

        assertThat(recount.progress()).isEqualTo(new CountedDays.Progress(MANY, MANY - ObligationRecount.LOT));
        assertThat(recount.progress().done()).isEqualTo(ObligationRecount.LOT);
    }

    /** An officer never waits for a lot: it gives way, writes nothing, and has its turn later. */
    @Test
    void aLotGivesWayToWhoeverHasInHandWhatItWouldWrite() throws Exception {
        fill(3);
        decree(1, DayKind.OFF, DAY);
        var owner = office.database.ownerAccount();

        try (var other = DriverManager.getConnection(office.database.url(), owner.username(), owner.password());
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE disclosure.obligation_event IN SHARE MODE");

            assertThat(recount.countAgain()).isZero();
            assertThat(behind()).isEqualTo(3);
        }

        recountAll();
        everyoneMovedOnce(3);
    }

    @Test
    void sinceWhenItIsBehindIsKnown() {
        var obligation = office.raise(1);
        assertThat(obligations.behindSince(obligation)).isEmpty();
        office.clock.moveTo("2026-11-03T02:00:00Z");

        decree(1, DayKind.OFF, DAY);

        assertThat(obligations.behindSince(obligation)).hasValue(Instant.parse("2026-11-03T02:00:00Z"));
    }

    private void decree(int number, DayKind kind, LocalDate... days) {
        calendars.importNotice(notice(number, kind, days), "director");
    }

    private static Notice notice(int number, DayKind kind, LocalDate... days) {
        return new Notice(
                Layer.LOCAL,
                Optional.of(DisclosureOffice.QINGHE),
                new BasisDocument("样办〔2026〕%d号".formatted(number), "样例"),
                Optional.empty(),
                Arrays.stream(days)
                        .map(day -> new NoticedDay(day, kind, new HolidayName("三月三", "Sanyuesan")))
                        .toList());
    }

    private void recountAll() {
        while (recount.countAgain() > 0) {
            assertThat(behind()).isNotNegative();
        }
    }

    private long behind() {
        return recount.progress().behind();
    }

    /** So many obligations like one that was raised. */
    private void fill(int count) {
        var first = office.raise(1);
        office.sql.sql("""
                        INSERT INTO disclosure.obligation (id, region, item, batch_number, node, round, part, title, title_en,
                          trigger_on, arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state)
                        SELECT gen_random_uuid(), region, item, batch_number, node, number, part, title, title_en, trigger_on,
                          arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state
                          FROM disclosure.obligation, generate_series(2, ?) AS number WHERE id = ?
                        """).params(count, first.id().value()).update();
    }

    private void everyoneMovedOnce(int count) {
        assertThat(behind()).isZero();
        assertThat(office.sql
                        .sql("SELECT count(*) FROM disclosure.obligation WHERE due_on = '2026-12-01'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(count);
        assertThat(office.sql
                        .sql("SELECT count(*) FROM disclosure.obligation_event WHERE kind = 'due-moved'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(count);
    }

    private List<ObligationsRecounted.Recounted> recounted() {
        return office.events.stream()
                .filter(ObligationsRecounted.class::isInstance)
                .flatMap(event -> ((ObligationsRecounted) event).all().stream())
                .toList();
    }

    private List<Optional<String>> notes(Obligation obligation) {
        return obligations.history(obligation.id()).stream()
                .filter(event -> event.kind().equals("due-moved"))
                .map(ObligationEvent::note)
                .toList();
    }

    /** Somebody works on the obligation meanwhile. */
    private void hold(Obligation obligation, Runnable meanwhile) {
        office.run(() -> {
            obligations.lock(obligation.id());
            CompletableFuture.runAsync(meanwhile).join();
        });
    }

    /** What a kill does: the database sees the connection end in the midst of the transaction. */
    private void killConnection() {
        office.database.app().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE datname = current_database() AND state = 'idle in transaction'
                        """).query(Boolean.class).list();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
