package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.anju.ApplicationTest;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.Calendars;
import org.anju.calendar.DayKind;
import org.anju.calendar.HolidayName;
import org.anju.calendar.Layer;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticedDay;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationEvent;
import org.anju.disclosure.Part;
import org.anju.notice.Notices;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.joda.time.DateTimeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A changed calendar moves what runs: due days, the engine's timers, the officers' due dates, periods on notice. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class MovedCalendarTests {

    private final ApplicationContext context;
    private final County county;

    MovedCalendarTests(@Autowired ApplicationContext context) {
        this.context = context;
        county = new County(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void aDayOffMovesTheDueDayItsTimersAndTheOfficersDueDate() {
        county.planned();
        var before = county.obligation("N01", Part.WHOLE);
        var lapse = instant("StartEvent_LapseTimeReached", before);
        var late = instant("StartEvent_DueDayPassed", before);

        decree("清政办〔2026〕7号", DayKind.OFF, before.dueOn());

        var after = county.obligation("N01", Part.WHOLE);
        var days = after.dueOn().toEpochDay() - before.dueOn().toEpochDay();
        assertThat(days).isPositive();
        assertThat(after.derivation()).isNotEqualTo(before.derivation());
        assertThat(county.obligations.history(after.id()))
                .filteredOn(each -> each.kind().equals("due-moved"))
                .singleElement()
                .satisfies(moved -> assertThat(moved.note())
                        .hasValueSatisfying(note -> assertThat(note)
                                .contains(
                                        before.dueOn().toString(), after.dueOn().toString(), "清政办〔2026〕7号")));
        assertThat(instant("StartEvent_LapseTimeReached", after)).isEqualTo(lapse.plusDays(days));
        assertThat(instant("StartEvent_DueDayPassed", after)).isEqualTo(late.plusDays(days));
        assertThat(instant("StartEvent_LastReminderDue", after)).isBefore(lapse.plusDays(days));
        assertThat(dueOnTheDesk(after)).isEqualTo(after.dueOn());
        county.moveTo(before.dueOn().plusDays(1), 0);
        assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
        county.firesOnTime("StartEvent_DueDayPassed", after.id().toString());
        assertThat(county.overdue("N01", Part.WHOLE)).isTrue();
    }

    @Test
    void noDayBecomesTheLastOneAfterItHasPassed() {
        county.planned();
        var before = county.obligation("N01", Part.WHOLE);
        county.moveTo(before.dueOn(), 10);

        decree("清政办〔2026〕8号", DayKind.WORK, LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 15));

        var after = county.obligation("N01", Part.WHOLE);
        assertThat(after.dueOn()).isEqualTo(before.dueOn());
        assertThat(after.derivation()).contains("日历变更时该日已过");
        assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
    }

    @Test
    void aDayOffMovesTheEndOfAPeriodOnNoticeButNotOfOneThatIsOver() {
        var notice = county.openNotice();
        var last = county.get(Notices.class).get(notice).lastDay().orElseThrow();

        decree("清政办〔2026〕9号", DayKind.OFF, last);

        var moved = county.get(Notices.class).get(notice).lastDay().orElseThrow();
        assertThat(moved).isAfter(last);
        assertThat(county.timer("CatchEvent_PeriodOver", notice.toString()).getDuedate())
                .isEqualTo(java.util.Date.from(county.get(Notices.class).overAt(notice)));
        county.firesOnTime("CatchEvent_PeriodOver", notice.toString());
        decree("清政办〔2026〕10号", DayKind.OFF, moved);
        assertThat(county.get(Notices.class).get(notice).lastDay()).contains(moved);
    }

    @Test
    void aTimerThatFiresBeforeItsTurnGoesBackToSleep() {
        county.planned();
        var before = county.obligation("N01", Part.WHOLE);
        county.moveTo(before.dueOn(), 8);

        whileHeld(
                "SELECT id FROM disclosure.obligation WHERE id = ?", before.id().value(), () -> {
                    decree("清政办〔2026〕11号", DayKind.OFF, before.dueOn());
                    county.moveTo(before.dueOn().plusDays(1), 0);

                    assertThat(county.obligation("N01", Part.WHOLE).dueOn()).isEqualTo(before.dueOn());
                    assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
                    assertThat(kinds(before)).noneMatch(kind -> kind.startsWith("lapsed"));
                    assertThat(passed(before)).doesNotContain("Task_PublishLapsed", "Task_RecordOverdue");
                });

        recounted(before);
        lapsesAndIsLateByTheNewCalendar(before);
    }

    @Test
    void aStepThatItsTimerLedToBeforeTheChangeWaitsForTheNewDay() {
        county.planned();
        var before = county.obligation("N01", Part.WHOLE);
        county.moveTo(before.dueOn(), 8);
        var executor = County.executor(context);
        executor.shutdown();
        County.CLOCK.to(before.dueOn().plusDays(1), 0);
        for (var timer : List.of("StartEvent_LapseTimeReached", "StartEvent_DueDayPassed")) {
            county.jobs.executeJob(county.timer(timer, before.id().toString()).getId());
        }

        record("清政办〔2026〕12号", DayKind.OFF, before.dueOn());
        executor.start();
        county.settle();

        assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
        assertThat(kinds(before)).noneMatch(kind -> kind.startsWith("lapsed"));
        lapsesAndIsLateByTheNewCalendar(before);
    }

    /** A step that its timer has led to asks the clock that made the timer fire: by another it would sleep for no time. */
    @Test
    void whatAnEngineThatIsAheadHasFiredIsDoneOnce() {
        county.planned();
        var obligation = county.obligation("N01", Part.WHOLE);
        var later =
                obligation.dueOn().plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant();

        DateTimeUtils.setCurrentMillisFixed(later.toEpochMilli());
        try {
            county.settle();
        } finally {
            DateTimeUtils.setCurrentMillisProvider(() -> County.CLOCK.instant().toEpochMilli());
        }

        assertThat(passed(obligation)).containsOnlyOnce("Task_PublishLapsed", "Task_RecordOverdue");
    }

    @Test
    void aPeriodOnNoticeThatWouldHaveEndedBeforeItsTurnGoesOn() {
        var notice = county.openNotice();
        var last = county.get(Notices.class).get(notice).lastDay().orElseThrow();
        county.moveTo(last, 8);

        whileHeld("SELECT id FROM housing.notice WHERE id = ?", notice.toString(), () -> {
            decree("清政办〔2026〕13号", DayKind.OFF, last);
            county.moveTo(last.plusDays(1), 0);

            assertThat(county.get(Notices.class).get(notice).lastDay()).contains(last);
            assertThat(county.timer("CatchEvent_PeriodOver", notice.toString()).getDuedate())
                    .isEqualTo(java.util.Date.from(county.get(Notices.class).overAt(notice)))
                    .isAfter(java.util.Date.from(County.CLOCK.instant()));
        });

        await().atMost(Duration.ofSeconds(30))
                .until(() -> county.get(Notices.class)
                        .get(notice)
                        .lastDay()
                        .filter(last::isBefore)
                        .isPresent());
        county.firesOnTime("CatchEvent_PeriodOver", notice.toString());
    }

    private void lapsesAndIsLateByTheNewCalendar(Obligation before) {
        var after = county.obligation("N01", Part.WHOLE);
        assertThat(after.dueOn()).isAfter(before.dueOn());
        assertThat(instant("StartEvent_LapseTimeReached", after))
                .isEqualTo(after.dueOn().atTime(9, 0));
        county.firesOnTime("StartEvent_LapseTimeReached", after.id().toString());
        assertThat(kinds(after)).filteredOn(kind -> kind.startsWith("lapsed")).hasSize(1);
        county.firesOnTime("StartEvent_DueDayPassed", after.id().toString());
        assertThat(kinds(after)).containsOnlyOnce("overdue");
    }

    private void recounted(Obligation before) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> county.obligation("N01", Part.WHOLE).dueOn().isAfter(before.dueOn()));
    }

    /** Somebody has the row in hand, so that its turn to be counted again does not come. */
    private void whileHeld(String row, Object id, Runnable meanwhile) {
        county.get(TransactionTemplate.class).executeWithoutResult(status -> {
            county.database.sql(row + " FOR UPDATE").param(id).query().listOfRows();
            CompletableFuture.runAsync(meanwhile).join();
        });
    }

    private List<String> passed(Obligation obligation) {
        var instance = county.history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(obligation.id().toString())
                .singleResult();
        return county.history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private List<String> kinds(Obligation obligation) {
        return county.obligations.history(obligation.id()).stream()
                .map(ObligationEvent::kind)
                .toList();
    }

    private void decree(String number, DayKind kind, LocalDate... days) {
        record(number, kind, days);
        county.settle();
    }

    private void record(String number, DayKind kind, LocalDate... days) {
        county.get(Calendars.class)
                .importNotice(
                        new Notice(
                                Layer.LOCAL,
                                Optional.of(County.CODE),
                                new BasisDocument(number, "关于调整工作日的通知"),
                                Optional.empty(),
                                Arrays.stream(days)
                                        .map(day -> new NoticedDay(day, kind, new HolidayName("调整", "Moved")))
                                        .toList()),
                        "tests");
    }

    private java.time.LocalDateTime instant(String timer, Obligation obligation) {
        return county.timer(timer, obligation.id().toString())
                .getDuedate()
                .toInstant()
                .atZone(OfficialClock.ZONE)
                .toLocalDateTime();
    }

    private LocalDate dueOnTheDesk(Obligation obligation) {
        return county.database
                .sql("SELECT due_on FROM housing.task WHERE business_key = ?")
                .param(obligation.id().toString())
                .query(LocalDate.class)
                .single();
    }
}
