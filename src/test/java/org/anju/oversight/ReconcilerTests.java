package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.anju.ApplicationTest;
import org.anju.MovableClock;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.batch.Batches;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.anju.casework.Messages;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Drafts;
import org.anju.disclosure.DueInstants;
import org.anju.disclosure.EditionId;
import org.anju.disclosure.Editions;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Publishing;
import org.anju.disclosure.Reminders;
import org.anju.disclosure.Snapshots;
import org.anju.disclosure.Takedowns;
import org.anju.process.EngineFaults;
import org.anju.process.ObligationTimers;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.site.FolderProof;
import org.anju.site.Unchangeable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each difference is planted, found, and put right or told. */
@ApplicationTest
class ReconcilerTests {

    private static int regions = 700;

    private final RegionCode region = new RegionCode("990" + regions++);
    private final JdbcClient sql;
    private final Reconciler reconciler;
    private final Differences differences;
    private final Snapshots snapshots;
    private final Obligations obligations;
    private final ObligationTimers timers;
    private final EngineFaults engine;
    private final FolderProof folder;
    private final Drafts drafts;
    private final Publishing publishing;
    private final Batches batches;
    private final OfficialClock clock;
    private final Path site;
    private final ApplicationContext context;
    private final TransactionTemplate transaction;

    ReconcilerTests(
            @Autowired JdbcClient sql,
            @Autowired Reconciler reconciler,
            @Autowired Differences differences,
            @Autowired Snapshots snapshots,
            @Autowired Obligations obligations,
            @Autowired ObligationTimers timers,
            @Autowired ApplicationContext context,
            @Autowired FolderProof folder,
            @Autowired Drafts drafts,
            @Autowired Publishing publishing,
            @Autowired Batches batches,
            @Autowired OfficialClock clock,
            @Value("${anju.site.folder}") Path site,
            @Autowired PlatformTransactionManager transactions) {
        this.sql = sql;
        this.reconciler = reconciler;
        this.differences = differences;
        this.snapshots = snapshots;
        this.obligations = obligations;
        this.timers = timers;
        this.context = context;
        this.engine = new EngineFaults(context);
        this.folder = folder;
        this.drafts = drafts;
        this.publishing = publishing;
        this.batches = batches;
        this.clock = clock;
        this.site = site;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void region() {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '核县', 'He', '局', 'Bureau', '路', '0', '0', ?, 'http://localhost:9/')
                        """).params(region.value(), "9135" + region + "00100Y43").update();
    }

    @Test
    void whatAgreesIsLeftAlone() {
        var obligation = raised();

        reconciler.run();

        assertThat(open(obligation.id().toString())).isEmpty();
        assertThat(repaired(obligation.id().toString())).isEmpty();
        assertThat(reconciler.lastRound()).isPresent();
    }

    @Test
    void aTimerAtTheWrongHourIsMovedBack() {
        var obligation = raised();
        var right = dueOf(obligation);
        engine.moveTimers(obligation.id(), Date.from(clock.instant().plusSeconds(86_400 * 300L)));

        reconciler.run();

        assertThat(dueOf(obligation)).isEqualTo(right);
        assertThat(repaired(obligation.id().toString())).containsExactly("timer-wrong");
    }

    @Test
    void aDueDayThatWaitsToBeCountedAgainIsNoFaultForAnHour() {
        assertThat(foundAfterACalendarOf(Duration.ofMinutes(50))).isEmpty();
    }

    @Test
    void aDueDayLeftBehindForMoreThanAnHourIsOne() {
        assertThat(foundAfterACalendarOf(Duration.ofMinutes(70))).containsExactly("due-day-behind");
    }

    /** While somebody has an obligation in hand that arose hours ago, so that its turn to be counted does not come. */
    private List<String> foundAfterACalendarOf(Duration ago) {
        var obligation = raised();
        return transaction.execute(status -> {
            sql.sql("UPDATE disclosure.obligation SET arisen_at = arisen_at - interval '5 hours' WHERE id = ?")
                    .param(obligation.id().value())
                    .update();
            CompletableFuture.runAsync(() -> recordNotice(ago)).join();
            context.getBean(Calendars.class).follow();
            return context.getBean(TimerCheck.class).differences(clock.instant()).stream()
                    .filter(each -> each.subject().equals(obligation.id().toString()))
                    .map(each -> each.kind().code())
                    .toList();
        });
    }

    /** As another copy of the application would have done. */
    private void recordNotice(Duration ago) {
        sql.sql("""
                        INSERT INTO housing.calendar_version
                          (id, layer, region, document_number, document_title, recorded_at, recorded_by)
                        SELECT max(id) + 1, 'SUSPENSION', ?, 'T' || max(id), 'T', ?, 'tests' FROM housing.calendar_version
                        """)
                .params(region.value(), java.sql.Timestamp.from(clock.instant().minus(ago)))
                .update();
    }

    @Test
    void aLostTimerIsToldToPeople() {
        var obligation = raised();
        engine.deleteTimers(obligation.id());

        reconciler.run();

        assertThat(open(obligation.id().toString())).containsExactly("timer-wrong");
    }

    @Test
    void anObligationWithoutItsProcessGetsOne() {
        var obligation = raised();
        engine.deleteProcess(obligation.id());

        reconciler.run();

        assertThat(timers.running()).containsKey(obligation.id());
        assertThat(repaired(obligation.id().toString())).containsExactly("obligation-not-running");
    }

    @Test
    void aProcessLostAfterTheEditionStoodIsToldToPeople() {
        var obligation = standing();
        engine.deleteProcess(obligation.id());

        reconciler.run();

        assertThat(open(obligation.id().toString())).contains("obligation-not-running");
    }

    @Test
    void anUnrecordedLatenessIsRecordedAndWhatIsMissingToldOnce() {
        var obligation = raised();
        engine.deleteTimers(obligation.id());
        dueOn(obligation, clock.today().minusDays(3));

        reconciler.run();
        reconciler.run();

        assertThat(obligations.overdueSince(obligation.id())).isPresent();
        assertThat(repaired(obligation.id().toString())).contains("overdue-not-recorded");
        assertThat(open(obligation.id().toString())).contains("due-without-edition");
        assertThat(messages()).isOne();
    }

    @Test
    void anEditionThatNobodyCanReadIsToldBeforeItIsLate() {
        var obligation = standing();
        dueOn(obligation, clock.today().minusDays(1));

        reconciler.run();

        assertThat(open(obligation.id().toString())).contains("edition-not-public");
        assertThat(messages()).isOne();
    }

    @Test
    void anEditionThatNobodyCanReadIsToldAnHourBeforeItIsLate() {
        var obligation = standing();
        dueOn(obligation, clock.today().plusDays(1));

        look(obligation, Duration.ofHours(3));
        assertThat(open(obligation.id().toString())).isEmpty();
        assertThat(messages()).isZero();

        look(obligation, Duration.ofHours(1));
        assertThat(open(obligation.id().toString())).containsExactly("edition-not-public");
        assertThat(obligations.overdueSince(obligation.id())).isEmpty();
        assertThat(messages()).isOne();
    }

    /** A round at so long before the obligation is late. */
    private void look(Obligation obligation, Duration before) {
        var instants = context.getBean(DueInstants.class);
        var then = new MovableClock(
                instants.overdueAt(obligation.id()).minus(before).toString());
        var check = new EditionCheck(
                obligations, context.getBean(Editions.class), instants, context.getBean(Reminders.class), then);
        Check ofThisOne = settled -> check.differences(settled).stream()
                .filter(each -> each.subject().equals(obligation.id().toString()))
                .toList();
        new Reconciler(
                        List.of(ofThisOne),
                        new Differences(sql, new ThisCopy("early")),
                        context.getBean(Messages.class),
                        context.getBean(Regions.class),
                        clock,
                        context.getBean(Settling.class),
                        context.getBean(Turns.class),
                        context.getBean(PlatformTransactionManager.class))
                .run();
    }

    @Test
    void aLostOrAlteredFileIsLaidOutAgain() throws Exception {
        var edition = obligations.get(standing().id()).edition().orElseThrow();
        folder.layOutAgain(edition.value());
        var lost = site.resolve("editions/" + edition + "/data.json");
        var altered = site.resolve("editions/" + edition + "/data.csv");
        var before = Files.readAllBytes(lost);
        Files.delete(lost);
        Files.writeString(altered, "登记编号\n");

        reconciler.run();

        assertThat(Files.readAllBytes(lost)).isEqualTo(before);
        assertThat(Files.size(altered)).isNotEqualTo("登记编号\n".getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        assertThat(repaired(edition.toString())).containsExactly("edition-without-file");
    }

    @Test
    void aFileOfTheSameSizeButOtherBytesIsLaidOutAgain() throws Exception {
        var edition = obligations.get(standing().id()).edition().orElseThrow();
        folder.layOutAgain(edition.value());
        var altered = site.resolve("editions/" + edition + "/data.csv");
        var before = Files.readAllBytes(altered);
        var other = before.clone();
        other[other.length - 2] ^= 1;
        Files.write(altered, other);

        reconciler.run();

        assertThat(Files.readAllBytes(altered)).isEqualTo(before);
        assertThat(repaired(edition.toString())).containsExactly("edition-without-file");
    }

    @Test
    void aPackedFileThatUnpacksToSomethingElseIsLaidOutAgain() throws Exception {
        var edition = obligations.get(standing().id()).edition().orElseThrow();
        folder.layOutAgain(edition.value());
        var packed = site.resolve("editions/" + edition + "/data.json.gz");
        Files.write(packed, new byte[] {1, 2, 3});

        reconciler.run();

        try (var unpacked = new java.util.zip.GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(unpacked.readAllBytes())
                    .isEqualTo(Files.readAllBytes(site.resolve("editions/" + edition + "/data.json")));
        }
        assertThat(repaired(edition.toString())).containsExactly("edition-without-file");
    }

    @Test
    void whatIsGoneAndLiesThereAgainIsRemoved() throws Exception {
        var edition = obligations.get(standing().id()).edition().orElseThrow();
        takeDown(edition);
        var back = site.resolve("editions/" + edition + "/data.csv");

        // Each time before whatever else watches the folder has seen it.
        Awaitility.await().until(() -> {
            Files.createDirectories(back.getParent());
            Files.writeString(back, "登记编号\n");
            reconciler.run();
            return repaired(edition.toString()).contains("gone-edition-still-there");
        });

        assertThat(back).doesNotExist();
        assertThat(open(edition.toString())).isEmpty();
    }

    @Test
    void whatIsGoneAndCannotBeRemovedIsToldToPeople() throws Exception {
        var edition = obligations.get(standing().id()).edition().orElseThrow();
        folder.layOutAgain(edition.value());
        var data = site.resolve("editions/" + edition + "/data.csv");
        Awaitility.await().until(() -> Files.exists(data));

        try (var stuck = new Unchangeable(site.resolve("editions/" + edition))) {
            takeDown(edition);
            reconciler.run();

            assertThat(stuck.folder().resolve("data.csv")).exists();
            assertThat(open(edition.toString())).containsExactly("gone-edition-still-there");
        }

        Awaitility.await().until(() -> !Files.exists(data));
        reconciler.run();
        assertThat(open(edition.toString())).isEmpty();
    }

    private void takeDown(EditionId edition) {
        context.getBean(Takedowns.class).takeDown(edition, region, "误公开", UUID.randomUUID(), "reviewer");
    }

    @Test
    void anEditionThatIsNotInTheLogIsTold() {
        var edition = obligations.get(standing().id()).edition().orElseThrow();

        transaction.executeWithoutResult(status -> {
            var slipped = slippedIn(edition);
            reconciler.run();

            assertThat(open(slipped.toString())).containsExactly("edition-without-leaf");
            status.setRollbackOnly();
        });
    }

    @Test
    void aNodeThatOwesNothingIsLeftAlone() {
        var batch = batches.create(region, UUID.randomUUID()).number();
        ended(batch, "N05", 1);
        ended(batch, "N14", 1);

        reconciler.run();

        assertThat(obligations.ofBatch(batch)).isEmpty();
        assertThat(open(batch + "/N05/whole/1")).isEmpty();
        assertThat(repaired(batch + "/N14/whole/1")).isEmpty();
    }

    @Test
    void aNodeThatEndedOwesItsDisclosure() {
        var batch = batches.create(region, UUID.randomUUID()).number();
        ended(batch, 1);

        reconciler.run();

        assertThat(obligations.ofBatch(batch)).singleElement().satisfies(owed -> {
            assertThat(owed.node().orElseThrow().value()).isEqualTo("N01");
            assertThat(timers.running()).containsKey(owed.id());
        });
        assertThat(repaired(batch + "/N01/whole/1")).containsExactly("outcome-without-obligation");
    }

    @Test
    void anEarlierRoundThatOwesItsDisclosureIsToldToPeople() {
        var batch = batches.create(region, UUID.randomUUID()).number();
        ended(batch, 1);
        ended(batch, 2);

        reconciler.run();

        assertThat(open(batch + "/N01/whole/1")).containsExactly("outcome-without-obligation");
        assertThat(repaired(batch + "/N01/whole/2")).containsExactly("outcome-without-obligation");
    }

    @Test
    void whatIsGoneWhenLookedForAgainIsClosed() {
        var obligation = raised();
        engine.deleteTimers(obligation.id());
        reconciler.run();
        engine.deleteProcess(obligation.id());

        reconciler.run();

        assertThat(open(obligation.id().toString())).isEmpty();
    }

    @Test
    void whatWasReadBackAfterARestoreIsToldUntilItsTaskIsClosed() {
        var obligation = standing();
        sql.sql("INSERT INTO housing.reread VALUES (?, ?, ?, false)")
                .params(
                        obligations.get(obligation.id()).edition().orElseThrow().value(),
                        obligation.id().value(),
                        java.sql.Timestamp.from(clock.instant()))
                .update();
        var subject = "%s/B2.1/%d".formatted(region, obligation.matter().round());

        reconciler.run();
        assertThat(open(subject)).containsExactly("private-steps-open");

        engine.deleteProcess(obligation.id());
        reconciler.run();
        assertThat(open(subject)).isEmpty();
    }

    @Test
    void whatWasHeldInPublicBeforeARestoreIsToldUntilItIsDecidedAgain() {
        var month = YearMonth.from(clock.today()).minusMonths(1);
        var round = (month.getYear() * 100 + month.getMonthValue()) * 100;
        sql.sql("INSERT INTO housing.reread_hold VALUES (?, ?, 'B2.1', NULL, NULL, ?, 'whole', '条例第十五条', ?)")
                .params(Long.valueOf(region.value()), region.value(), round, java.sql.Timestamp.from(clock.instant()))
                .update();
        var subject = "%s/B2.1/%d".formatted(region, round);

        reconciler.run();
        assertThat(open(subject)).containsExactly("held-in-public");

        var obligation = snapshots.raise(region, Snapshots.REGISTER, month);
        reconciler.run();
        assertThat(open(subject)).containsExactly("held-in-public");

        transaction.executeWithoutResult(
                status -> obligations.move(obligation.id(), ObligationState.IN_REVIEW, "lifted", "reviewer", null));
        reconciler.run();
        assertThat(open(subject)).isEmpty();
    }

    @Test
    void everyDifferenceFitsTheTableAndIsExplainedInBothLanguages() {
        var known = sql.sql(
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'difference_kind_is_known'")
                .query(String.class)
                .single();
        var chinese = java.util.ResourceBundle.getBundle("messages.oversight", java.util.Locale.ROOT);
        var english = java.util.ResourceBundle.getBundle("messages.oversight", java.util.Locale.ENGLISH);

        for (var kind : Difference.Kind.values()) {
            assertThat(known).contains("'" + kind.code() + "'");
            for (var key : List.of("oversight.difference.", "oversight.remedy.")) {
                assertThat(chinese.keySet()).contains(key + kind.code());
                assertThat(english.keySet()).contains(key + kind.code());
            }
        }
    }

    @Test
    void whatPeopleMustDoGoesToTheirMailToo() {
        var operator = new Staff(context).officer(region.value(), Role.OPERATOR);
        engine.deleteTimers(raised().id());

        reconciler.run();
        reconciler.run();

        assertThat(sql.sql("SELECT count(*) FROM housing.outgoing_mail WHERE officer_id = ?")
                        .param(operator.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void itRunsSoonAfterTheStartAndThenHourly() {
        var tasks = new ScheduledTaskRegistrar();
        new OversightSchedule(
                        reconciler,
                        context.getBean(Vitals.class),
                        new Binder().bindOrCreate("anju.oversight", OversightSettings.class))
                .configureTasks(tasks);

        var first = tasks.getFixedDelayTaskList().get(0);
        assertThat(first.getInitialDelayDuration()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(first.getIntervalDuration()).isEqualTo(Duration.ofHours(1));
    }

    /** Drafted by the engine, so that nothing of it is still on its way. */
    private Obligation raised() {
        var raised = snapshots.raise(region, Snapshots.REGISTER, YearMonth.from(clock.today()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> obligations.get(raised.id()).state() == ObligationState.IN_REVIEW);
        return obligations.get(raised.id());
    }

    private Obligation standing() {
        var obligation = raised();
        transaction.executeWithoutResult(status -> publishing.publish(obligation.id()));
        assertThat(drafts.preview(obligation.id())).isEmpty();
        return obligations.get(obligation.id());
    }

    private java.util.Set<Instant> dueOf(Obligation obligation) {
        return timers.running().getOrDefault(obligation.id(), java.util.Set.of());
    }

    private void dueOn(Obligation obligation, LocalDate day) {
        sql.sql("UPDATE disclosure.obligation SET due_on = ? WHERE id = ?")
                .params(day, obligation.id().value())
                .update();
    }

    /** A copy of an edition that nobody published, as someone with the database at hand would put it there. */
    private UUID slippedIn(EditionId original) {
        var copy = UUID.randomUUID();
        sql.sql("CREATE TEMPORARY TABLE slipped ON COMMIT DROP AS SELECT * FROM disclosure.edition WHERE id = ?")
                .param(original.value())
                .update();
        sql.sql("UPDATE slipped SET id = ?, index_number = index_number || 'X'")
                .param(copy)
                .update();
        sql.sql("INSERT INTO disclosure.edition SELECT * FROM slipped").update();
        return copy;
    }

    private void ended(BatchNumber batch, int round) {
        ended(batch, "N01", round);
    }

    private void ended(BatchNumber batch, String node, int round) {
        sql.sql("""
                        INSERT INTO housing.node_outcome
                          (batch_number, node, part, round, occurred_on, recorded_at, role, form, headings)
                        VALUES (?, ?, 'whole', ?, ?, ?, 'system', '', '[]')
                        """)
                .params(batch.value(), node, round, clock.today(), java.sql.Timestamp.from(clock.instant()))
                .update();
    }

    private List<String> open(String subject) {
        return differences.open().stream()
                .filter(each -> each.subject().equals(subject))
                .map(Differences.Noted::kind)
                .toList();
    }

    private List<String> repaired(String subject) {
        return differences.repaired().stream()
                .filter(each -> each.subject().equals(subject))
                .map(Differences.Noted::kind)
                .toList();
    }

    private long messages() {
        return sql.sql("SELECT count(*) FROM housing.message WHERE subject = 'oversight.message' AND region = ?")
                .param(region.value())
                .query(Long.class)
                .single();
    }
}
