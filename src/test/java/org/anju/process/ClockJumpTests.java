package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
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
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A machine whose clock is wrong for a while, or passes the turn of the year before the calendar has come. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class ClockJumpTests {

    private static final Duration DAY = Duration.ofDays(1);

    private final ApplicationContext context;
    private final County county;

    ClockJumpTests(@Autowired ApplicationContext context) {
        this.context = context;
        county = new County(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void aClockSetBackUnpublishesNothing() {
        county.planned();
        county.publishEverything();
        var before = county.obligation("N01", Part.WHOLE);
        assertThat(before.state()).isEqualTo(ObligationState.PUBLIC);

        jump(DAY.negated());
        jump(DAY);

        assertThat(county.obligation("N01", Part.WHOLE)).isEqualTo(before);
        assertThat(county.editions(before)).isOne();
    }

    @Test
    void whatIsPublishedUnderAClockSetBackFollowsInTheLogAndIsPublic() {
        var unit = county.unit("909");
        var earlier = new County(context);
        earlier.planned();
        earlier.publishEverything();
        county.moveTo(LocalDate.of(2026, 3, 4), 9);
        var leaves = leaves();
        jump(DAY.negated());

        county.prepare(List.of(unit));

        assertThat(county.obligation("N01", Part.WHOLE).state()).isEqualTo(ObligationState.PUBLIC);
        assertThat(leaves()).isGreaterThan(leaves);
        assertThat(gaps()).isZero();
    }

    @Test
    void aDueDayThatComesTwiceIsRecordedOnce() {
        county.planned();
        var obligation = county.obligation("N01", Part.WHOLE);
        county.moveTo(obligation.dueOn(), 10);
        county.firesOnTime("StartEvent_DueDayPassed", obligation.id().toString());
        var told = kinds(obligation);
        assertThat(told).containsOnlyOnce("overdue");

        jump(DAY.multipliedBy(2).negated());
        jump(DAY.multipliedBy(2));

        assertThat(kinds(obligation)).isEqualTo(told);
        assertThat(county.overdue("N01", Part.WHOLE)).isTrue();
    }

    /** Everything that lay in the day that was skipped happens once, in order, and nothing of later. */
    @Test
    void aClockThatSkipsADayFiresEachTimerOnce() {
        county.planned();
        var obligation = county.obligation("N01", Part.WHOLE);
        county.moveTo(obligation.dueOn().minusDays(1), 8);

        jump(DAY.multipliedBy(2));

        assertThat(kinds(obligation)).containsOnlyOnce("overdue");
        assertThat(county.obligation("N01", Part.WHOLE).state()).isEqualTo(ObligationState.IN_REVIEW);
        assertThat(county.jobs.createJobQuery().executable().count()).isZero();
    }

    @Test
    void aDueDayBeyondTheTurnOfTheYearIsProvisionalUntilTheNoticeComesLate() {
        county.moveTo(LocalDate.of(2026, 12, 21), 9);
        county.planned();
        var before = county.obligation("N01", Part.WHOLE);
        assertThat(before.dueOn()).isAfter(LocalDate.of(2027, 1, 4));
        assertThat(before.provisional()).isTrue();
        county.moveTo(LocalDate.of(2027, 1, 2), 9);

        county.get(Calendars.class)
                .importNotice(
                        new Notice(
                                Layer.NATIONAL,
                                Optional.empty(),
                                new BasisDocument("国办发明电〔2027〕1号", "关于2027年部分节假日安排的通知"),
                                Optional.of(Year.of(2027)),
                                List.of(off(LocalDate.of(2027, 1, 1)), off(before.dueOn()))),
                        "tests");
        county.settle();

        var after = county.obligation("N01", Part.WHOLE);
        assertThat(after.dueOn()).isAfter(before.dueOn());
        assertThat(after.provisional()).isFalse();
        county.moveTo(before.dueOn().plusDays(1), 0);
        assertThat(county.overdue("N01", Part.WHOLE)).isFalse();
        county.firesOnTime("StartEvent_DueDayPassed", after.id().toString());
        assertThat(county.overdue("N01", Part.WHOLE)).isTrue();
    }

    private static NoticedDay off(LocalDate day) {
        return new NoticedDay(day, DayKind.OFF, new HolidayName("元旦", "New Year"));
    }

    private void jump(Duration by) {
        county.moveTo(county.get(OfficialClock.class).instant().plus(by));
    }

    private List<String> kinds(Obligation obligation) {
        return county.obligations.history(obligation.id()).stream()
                .map(each -> each.kind())
                .toList();
    }

    private long leaves() {
        return county.database
                .sql("SELECT count(*) FROM disclosure.leaf")
                .query(Long.class)
                .single();
    }

    private long gaps() {
        return county.database
                .sql("SELECT count(*) FROM generate_series(0, (SELECT max(index) FROM disclosure.leaf)) AS every(index)"
                        + " WHERE NOT EXISTS (SELECT FROM disclosure.leaf l WHERE l.index = every.index)")
                .query(Long.class)
                .single();
    }
}
