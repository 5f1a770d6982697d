package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.MovableClock;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.calendar.ClockMoved;
import org.anju.calendar.OfficialClock;
import org.anju.casework.MessageDraft;
import org.anju.casework.Messages;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Reminders;
import org.anju.disclosure.Snapshots;
import org.anju.process.EngineFaults;
import org.anju.region.RegionCode;
import org.anju.site.SiteCondition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is wrong shows in the numbers that alarms are made of: asked over HTTP, beside a dead mail server. */
@ApplicationTest
@Import(VitalsTests.StandingTime.class)
@TestPropertySource(properties = {"anju.engine.job-executor=false", "spring.mail.host=127.0.0.1", "spring.mail.port=1"})
class VitalsTests {

    private static final MovableClock CLOCK = new MovableClock("2026-03-02T01:00:00Z");
    private static int regions = 780;

    private final RegionCode region = new RegionCode("990" + regions++);
    private final ApplicationContext application;
    private final JdbcClient sql;
    private final Vitals vitals;
    private final Obligations obligations;
    private final EngineFaults engine;
    private final TransactionTemplate transaction;

    @Value("${anju.site.folder}")
    Path site;

    @LocalServerPort
    int port;

    VitalsTests(@Autowired ApplicationContext application) {
        this.application = application;
        this.sql = application.getBean(JdbcClient.class);
        this.vitals = application.getBean(Vitals.class);
        this.obligations = application.getBean(Obligations.class);
        this.engine = new EngineFaults(application);
        this.transaction = application.getBean(TransactionTemplate.class);
    }

    @TestConfiguration
    static class StandingTime {

        @Bean
        @Primary
        OfficialClock standing() {
            return CLOCK;
        }
    }

    @BeforeEach
    void aRoundHasJustEnded() {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES (?, '数县', 'Shu', '局', 'Bureau', '路', '0', '0', ?, 'http://localhost:9/')
                        """).params(region.value(), "9135" + region + "00100Y43").update();
        application.getBean(Reconciler.class).run();
        vitals.look();
    }

    @Test
    void aDeadMailServerLeavesTheCopyInService() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").body()).contains("UP");
    }

    @Test
    void healthGoesDownAlthoughTheFiguresCannotBeRefreshed() throws Exception {
        pass(Duration.ofMinutes(179));
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        pass(Duration.ofMinutes(2));

        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(metric("anju_reconciler_age_seconds")).isEqualTo(181 * 60);
        assertThat(metric("anju_figures_age_seconds")).isEqualTo(181 * 60);
    }

    @Test
    void aJumpOfTheDemonstrationClockIsNoSilence() throws Exception {
        var before = CLOCK.instant();
        pass(Duration.ofDays(40));

        application.publishEvent(new ClockMoved(before, CLOCK.instant()));

        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        pass(Duration.ofMinutes(181));
        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
    }

    @Test
    void aReconcilerThatNeverEndedARoundIsSilentThreeHoursAfterTheStart() throws Exception {
        sql.sql("DELETE FROM housing.reconciliation").update();
        vitals.look();
        pass(Duration.ofMinutes(181));

        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(metric("anju_reconciler_age_seconds")).isGreaterThanOrEqualTo(181 * 60);
    }

    @Test
    void anObligationDueInThreeDaysIsCountedAndOneDueInFourIsNot() throws Exception {
        var before = metric("anju_obligations_due_soon");
        dueOn(raised(region), CLOCK.today().plusDays(3));
        dueOn(raised(another()), CLOCK.today().plusDays(4));

        vitals.look();

        assertThat(metric("anju_obligations_due_soon")).isEqualTo(before + 1);
    }

    @Test
    void anOverdueObligationIsCounted() throws Exception {
        var before = metric("anju_obligations_overdue");
        var late = raised(region);
        dueOn(late, CLOCK.today().minusDays(3));
        transaction.executeWithoutResult(
                status -> application.getBean(Reminders.class).recordOverdue(late.id()));

        vitals.look();

        assertThat(obligations.overdueSince(late.id())).isPresent();
        assertThat(metric("anju_obligations_overdue")).isEqualTo(before + 1);
    }

    @Test
    void aJobThatStoppedIsAnOpenIncident() throws Exception {
        var before = metric("anju_incidents_open");
        engine.stopOneJob(raised(region).id());

        vitals.look();

        assertThat(metric("anju_incidents_open")).isEqualTo(before + 1);
    }

    @Test
    void theOldestDueJobGrowsOlderWithoutBeingAskedFor() throws Exception {
        engine.moveTimers(raised(region).id(), Date.from(CLOCK.instant().minusSeconds(60)));
        vitals.look();
        var before = metric("anju_jobs_oldest_due_seconds");
        assertThat(before).isGreaterThanOrEqualTo(60);

        pass(Duration.ofMinutes(7));

        assertThat(metric("anju_jobs_oldest_due_seconds")).isEqualTo(before + 7 * 60);
    }

    @Test
    void mailThatHangsIsAsOldAsItsOldestAndMailThatStoppedIsCounted() throws Exception {
        sql.sql("DELETE FROM housing.outgoing_mail").update();
        mail();
        var given = sql.sql("UPDATE housing.outgoing_mail SET given_up_at = created_at")
                .update();
        pass(Duration.ofMinutes(5));
        mail();
        pass(Duration.ofHours(2));

        vitals.look();

        assertThat(given).isOne();
        assertThat(metric("anju_mail_stopped")).isEqualTo(1);
        assertThat(metric("anju_mail_oldest_seconds")).isEqualTo(7200);
    }

    @Test
    void aSiteThatCannotBeWrittenFailsForAsLongAsThat() throws Exception {
        var aside = site.resolveSibling(site.getFileName() + ".aside");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(metric("anju_site_failing_seconds")).isZero());
        Files.move(site, aside);
        Files.createFile(site);
        try {
            pass(Duration.ofDays(1));
            Awaitility.await()
                    .until(() -> application
                            .getBean(SiteCondition.class)
                            .failingSince()
                            .isPresent());
            pass(Duration.ofMinutes(10));

            assertThat(metric("anju_site_failing_seconds")).isEqualTo(600);
        } finally {
            Files.delete(site);
            Files.move(aside, site);
        }
    }

    private static void pass(Duration time) {
        CLOCK.to(CLOCK.instant().plus(time));
    }

    private RegionCode another() {
        var other = new RegionCode("990" + regions++);
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        SELECT ?, name, name_en, bureau, bureau_en, address, phone, supervision_phone, ?, site
                          FROM housing.region WHERE code = ?
                        """)
                .params(other.value(), "9135" + other + "00100Y43", region.value())
                .update();
        return other;
    }

    private Obligation raised(RegionCode place) {
        return application.getBean(Snapshots.class).raise(place, Snapshots.REGISTER, YearMonth.from(CLOCK.today()));
    }

    private void dueOn(Obligation obligation, LocalDate day) {
        sql.sql("UPDATE disclosure.obligation SET due_on = ? WHERE id = ?")
                .params(day, obligation.id().value())
                .update();
    }

    private void mail() {
        new Staff(application).officer(region.value(), Role.NOTARY);
        application
                .getBean(Messages.class)
                .send(new MessageDraft(Role.NOTARY, region, "casework.inbox.count", List.of("7"), "/desk/tasks", true));
        assertThat(sql.sql("SELECT count(*) FROM housing.outgoing_mail WHERE created_at = ?")
                        .param(Timestamp.from(CLOCK.instant()))
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private double metric(String name) throws IOException, InterruptedException {
        return get("/ops/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer gathered-by-a-test")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
