package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.anju.ApplicationTest;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.Calendars;
import org.anju.calendar.DayKind;
import org.anju.calendar.HolidayName;
import org.anju.calendar.Layer;
import org.anju.calendar.Notice;
import org.anju.calendar.NoticedDay;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Part;
import org.anju.notice.Notices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A changed calendar moves what runs: due days, the engine's timers, the officers' due dates, periods on notice. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class MovedCalendarTests {

    private final County county;

    MovedCalendarTests(@Autowired ApplicationContext context) {
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

    private void decree(String number, DayKind kind, LocalDate... days) {
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
        county.settle();
    }

    private java.time.LocalDateTime instant(String timer, Obligation obligation) {
        return county.timer(timer, obligation.id().toString())
                .getDuedate()
                .toInstant()
                .atZone(org.anju.calendar.OfficialClock.ZONE)
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
