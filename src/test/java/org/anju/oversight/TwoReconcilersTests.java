package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.ApplicationTest;
import org.anju.calendar.OfficialClock;
import org.anju.casework.Messages;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Snapshots;
import org.anju.process.EngineFaults;
import org.anju.process.ObligationTimers;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two copies of the application on one database, each with a reconciler and a folder of its own. */
@ApplicationTest
class TwoReconcilersTests {

    private static int regions = 820;

    private final RegionCode region = new RegionCode("990" + regions++);
    private final ApplicationContext context;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TwoReconcilersTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.sql = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
    }

    @Test
    void whatIsWrongWithOneFolderIsToldOnceAndClosedByItsOwnCopyAlone() {
        region();
        var edition = UUID.randomUUID().toString();
        var lacks = copy("a", settled -> List.of(difference(Difference.Kind.EDITION_WITHOUT_FILE, edition)));
        var whole = copy("b", settled -> List.of());

        lacks.run();
        whole.run();
        assertThat(open(edition)).containsExactly("a");
        lacks.run();
        assertThat(messages()).isOne();

        copy("a", settled -> List.of()).run();
        assertThat(open(edition)).isEmpty();
    }

    @Test
    void bothCopiesMayLackTheSameFile() {
        region();
        var edition = UUID.randomUUID().toString();
        for (var name : List.of("c", "d")) {
            copy(name, settled -> List.of(difference(Difference.Kind.EDITION_WITHOUT_FILE, edition)))
                    .run();
        }

        assertThat(open(edition)).containsExactly("c", "d");
    }

    @Test
    void aCopyThatHasLeftTakesItsFindingsWithItAfterADay() {
        region();
        var edition = UUID.randomUUID().toString();
        copy("left", settled -> List.of(difference(Difference.Kind.EDITION_WITHOUT_FILE, edition)))
                .run();
        sql.sql("""
                        UPDATE housing.difference SET first_seen_at = first_seen_at - interval '25 hours',
                          last_seen_at = last_seen_at - interval '25 hours' WHERE subject = ?
                        """).param(edition).update();

        copy("stays", settled -> List.of()).run();

        assertThat(open(edition)).isEmpty();
    }

    @Test
    void whatIsWrongInTheDatabaseIsClosedByAnyCopy() {
        region();
        var obligation = UUID.randomUUID().toString();
        copy("e", settled -> List.of(difference(Difference.Kind.TIMER_WRONG, obligation)))
                .run();
        assertThat(open(obligation)).containsExactly("");

        copy("f", settled -> List.of()).run();

        assertThat(open(obligation)).isEmpty();
    }

    @Test
    void aRoundOfOneCopyProvesNothingAboutAnother() {
        copy("lively", settled -> List.of()).run();

        assertThat(copy("lively", settled -> List.of()).lastRound()).isPresent();
        assertThat(copy("silent", settled -> List.of()).lastRound()).isEmpty();
    }

    @Test
    void roundsFollowOneAnother() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var go = new CountDownLatch(1);
        Check check = settled -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            await(go);
            inside.decrementAndGet();
            return List.of();
        };

        var first = CompletableFuture.runAsync(copy("g", check)::run);
        var second = CompletableFuture.runAsync(copy("h", check)::run);
        Awaitility.await().until(() -> inside.get() == 2 || inside.get() == 1 && somebodyWaitsForALock("advisory"));
        go.countDown();
        CompletableFuture.allOf(first, second).join();

        assertThat(most).hasValue(1);
    }

    @Test
    void aProcessThatTwoMissIsStartedOnce() {
        region();
        var obligations = context.getBean(Obligations.class);
        var timers = context.getBean(ObligationTimers.class);
        var month = YearMonth.from(context.getBean(OfficialClock.class).today());
        var raised = context.getBean(Snapshots.class).raise(region, Snapshots.REGISTER, month);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> obligations.get(raised.id()).state() == ObligationState.IN_REVIEW);
        var engine = new EngineFaults(context);
        engine.deleteProcess(raised.id());
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);

        var first = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            timers.start(raised);
            started.countDown();
            await(go);
        }));
        await(started);
        var second = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> timers.start(raised)));
        Awaitility.await().until(() -> second.isDone() || somebodyWaitsForALock("transactionid"));
        go.countDown();
        CompletableFuture.allOf(first, second).join();

        assertThat(engine.processes(raised.id())).isOne();
    }

    private Reconciler copy(String name, Check check) {
        return new Reconciler(
                List.of(check),
                new Differences(sql, new ThisCopy(name)),
                context.getBean(Messages.class),
                context.getBean(Regions.class),
                context.getBean(OfficialClock.class),
                context.getBean(Settling.class),
                context.getBean(Turns.class),
                context.getBean(PlatformTransactionManager.class));
    }

    private Difference difference(Difference.Kind kind, String subject) {
        return new Difference(kind, subject, Optional.of(region), Optional.empty());
    }

    private void region() {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '双县', 'Shuang', '局', 'Bureau', '路', '0', '0', ?, 'http://localhost:9/')
                        """).params(region.value(), "9135" + region + "00100Y43").update();
    }

    /** The copies that have it open. */
    private List<String> open(String subject) {
        return new Differences(sql, new ThisCopy("reader"))
                .open().stream()
                        .filter(each -> each.subject().equals(subject))
                        .map(each -> each.copy().orElse(""))
                        .sorted()
                        .toList();
    }

    private long messages() {
        return sql.sql("SELECT count(*) FROM housing.message WHERE subject = 'oversight.message' AND region = ?")
                .param(region.value())
                .query(Long.class)
                .single();
    }

    private boolean somebodyWaitsForALock(String kind) {
        return sql.sql(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = ?")
                .param(kind)
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
