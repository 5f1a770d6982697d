package org.anju.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.anju.region.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/scheme.md §6: dates found by hand from the State Council's notices. */
class WorkingCalendarTests {

    private final WorkingCalendar calendar = NationalCalendar.complete();

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2012-05-28, 2012-06-26, false  # the day of the ministry's notice; 端午 lies between
                    2012-06-20, 2012-07-19, false
                    2012-09-14, 2012-10-18, false  # Saturday 29 September worked, 30 September to 7 October off
                    2012-09-29, 2012-11-02, false  # a make-up Saturday is day 0 too
                    2012-09-30, 2012-11-02, false
                    2013-01-04, 2013-01-30, false  # 5 and 6 January worked
                    2025-01-24, 2025-02-27, false  # 26 January and 8 February worked
                    2025-04-25, 2025-05-27, false  # 27 April worked
                    2025-09-26, 2025-10-30, false  # Monday to Friday alone would say 24 October
                    2025-09-28, 2025-10-31, false
                    2025-09-30, 2025-11-04, false
                    2025-10-04, 2025-11-04, false
                    2025-10-08, 2025-11-04, false
                    2026-01-30, 2026-03-05, false
                    2026-02-13, 2026-03-19, false
                    2026-02-14, 2026-03-20, false
                    2026-04-30, 2026-06-01, false  # 9 May worked
                    2026-11-23, 2026-12-21, false
                    2026-12-10, 2027-01-08, true   # the notice for 2027 is not out
                    """)
    void twentyWorkingDaysAfterAnEvent(LocalDate event, LocalDate due, String provisional) {
        var deadline = calendar.afterEvent(event, 20);

        assertThat(deadline.day()).isEqualTo(due);
        assertThat(deadline.provisional()).isEqualTo(provisional.startsWith("true"));
    }

    @ParameterizedTest
    @CsvSource({
        "2012-05, 2012-06-14", "2012-06, 2012-07-13", "2012-07, 2012-08-14", "2012-08, 2012-09-14",
        "2012-09, 2012-10-19", "2012-10, 2012-11-14", "2012-11, 2012-12-14", "2012-12, 2013-01-15",
        "2026-01, 2026-02-13", "2026-02, 2026-03-13", "2026-03, 2026-04-15", "2026-04, 2026-05-18",
        "2026-05, 2026-06-12", "2026-06, 2026-07-14", "2026-07, 2026-08-14", "2026-08, 2026-09-14",
        "2026-09, 2026-10-20", "2026-10, 2026-11-13", "2026-11, 2026-12-14", "2026-12, 2027-01-15",
    })
    void tenWorkingDaysAfterAMonth(YearMonth month, LocalDate due) {
        var deadline = calendar.afterMonth(month, 10);

        assertThat(deadline.day()).isEqualTo(due);
        assertThat(deadline.provisional()).isEqualTo(due.getYear() == 2027);
    }

    @Test
    void aFloorOfCalendarDaysRollsOverAHoliday() {
        var floor = calendar.floor(LocalDate.of(2026, 9, 18), 15, DayUnit.CALENDAR_DAY);

        assertThat(floor.lastDay()).isEqualTo("2026-10-08");
        assertThat(floor.overAt()).isEqualTo(Instant.parse("2026-10-08T16:00:00Z"));
        assertThat(floor.derivation().steps())
                .containsExactly(
                        new Step.Begun(LocalDate.of(2026, 9, 18)),
                        new Step.CountedThrough(LocalDate.of(2026, 9, 19), LocalDate.of(2026, 10, 3), 15),
                        new Step.RolledOver(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 10, 8)));
    }

    @Test
    void aFloorOfWorkingDaysCountsThemAlone() {
        assertThat(calendar.floor(LocalDate.of(2026, 9, 18), 15, DayUnit.WORKING_DAY)
                        .lastDay())
                .isEqualTo("2026-10-15");
    }

    @ParameterizedTest
    @CsvSource({
        "2012, 2012-06-29",
        "2013, 2013-06-28",
        "2018, 2018-06-29",
        "2019, 2019-06-28",
        "2024, 2024-06-28",
        "2025, 2025-06-27",
        "2026, 2026-06-29",
    })
    void beforeMidyearIsDueStrictlyBeforeAndLateOnlyAfter(Year year, LocalDate due) {
        var deadline = calendar.beforeMidyear(year);

        assertThat(deadline.day()).isEqualTo(due);
        assertThat(deadline.breachedAt()).isEqualTo(year.atDay(1).withMonth(6).withDayOfMonth(30) + "T16:00:00Z");
    }

    @Test
    void aDeadlineLapsesAtNineAndIsLateAtMidnightInShanghai() {
        var deadline = calendar.afterEvent(LocalDate.of(2012, 5, 28), 20);

        assertThat(deadline.lapsesAt()).isEqualTo(Instant.parse("2012-06-26T01:00:00Z"));
        assertThat(deadline.breachedAt()).isEqualTo(Instant.parse("2012-06-26T16:00:00Z"));
    }

    @Test
    void noWorkingDaysAtAllMeansTheDayItself() {
        assertThat(calendar.afterEvent(LocalDate.of(2012, 6, 23), 0).day()).isEqualTo("2012-06-23");
    }

    @Test
    void remindersCountBack() {
        assertThat(calendar.minusWorkingDays(LocalDate.of(2012, 6, 26), 2)).isEqualTo("2012-06-21");
        assertThat(calendar.minusWorkingDays(LocalDate.of(2012, 6, 26), 10)).isEqualTo("2012-06-11");
        assertThat(calendar.lastWorkingDayBefore(LocalDate.of(2012, 6, 25))).isEqualTo("2012-06-21");
    }

    /** 国办发明电〔2020〕1号, 27 January 2020. */
    @Test
    void aHolidayExtendedLateMovesWhatWasRunning() {
        var event = LocalDate.of(2020, 1, 10);

        assertThat(NationalCalendar.before("国办发明电〔2020〕1号")
                        .afterEvent(event, 20)
                        .day())
                .isEqualTo("2020-02-12");
        assertThat(calendar.afterEvent(event, 20).day()).isEqualTo("2020-02-14");
    }

    @Test
    void theStatuteIsKnownBeforeTheNotice() {
        assertThat(calendar.day(LocalDate.of(2027, 1, 1)).reason().layer()).isEqualTo(Layer.STATUTORY);
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 6, 9))).isFalse();
        assertThat(calendar.day(LocalDate.of(2026, 1, 2)).reason().layer()).isEqualTo(Layer.NATIONAL);
    }

    /** A day of 2018 was worked by the notice for 2019. */
    @Test
    void theLastDaysOfAYearWaitForTheNextNotice() {
        assertThat(NationalCalendar.before("国办发明电〔2018〕15号")
                        .afterEvent(LocalDate.of(2018, 12, 27), 2)
                        .provisional())
                .isTrue();
        assertThat(calendar.afterEvent(LocalDate.of(2018, 12, 27), 2).day()).isEqualTo("2018-12-29");
        assertThat(calendar.isSettled(LocalDate.of(2026, 12, 25))).isTrue();
        assertThat(calendar.isSettled(LocalDate.of(2026, 12, 28))).isFalse();
    }

    @Test
    void aLaterLayerOverrulesAnEarlierOne() {
        var day = LocalDate.of(2026, 10, 10); // a make-up Saturday
        var guangxi = new RegionCode("450000");
        var nanning = new RegionCode("450100");
        var all = new ArrayList<>(NationalCalendar.published(StateCouncilNotices.all()));
        add(all, notice(Layer.SUSPENSION, Optional.of(nanning), day, DayKind.OFF));
        add(all, notice(Layer.LOCAL, Optional.of(guangxi), day.plusDays(2), DayKind.OFF));
        add(all, notice(Layer.LOCAL, Optional.of(nanning), day.plusDays(2), DayKind.WORK));

        var city = WorkingCalendar.of(List.of(guangxi, nanning), all);
        var region = WorkingCalendar.of(List.of(guangxi), all);

        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(city.isWorkingDay(day)).isFalse();
        assertThat(region.isWorkingDay(day)).isTrue();
        assertThat(region.isWorkingDay(day.plusDays(2))).isFalse();
        assertThat(city.isWorkingDay(day.plusDays(2))).isTrue();
        assertThat(WorkingCalendar.of(List.of(), all).version()).isEqualTo(calendar.version());
        assertThat(city.version()).isGreaterThan(region.version());
    }

    @Test
    void aWithdrawnDayFallsBackToTheLayerBelow() {
        var region = new RegionCode("450000");
        var day = LocalDate.of(2026, 4, 20);
        var all = new ArrayList<>(NationalCalendar.published(StateCouncilNotices.all()));
        add(all, notice(Layer.LOCAL, Optional.of(region), day, DayKind.OFF));
        assertThat(WorkingCalendar.of(List.of(region), all).isWorkingDay(day)).isFalse();

        add(all, notice(Layer.LOCAL, Optional.of(region), day, DayKind.WITHDRAWN));
        assertThat(WorkingCalendar.of(List.of(region), all).isWorkingDay(day)).isTrue();
    }

    @Test
    void theDerivationTellsWhatWasCountedAndSkipped() {
        var steps =
                calendar.afterEvent(LocalDate.of(2012, 6, 20), 3).derivation().steps();

        assertThat(steps.get(0)).isEqualTo(new Step.Begun(LocalDate.of(2012, 6, 20)));
        assertThat(steps.get(1))
                .isEqualTo(
                        new Step.Counted(LocalDate.of(2012, 6, 21), LocalDate.of(2012, 6, 21), 1, 1, Reason.WEEKDAY));
        assertThat(steps.get(2)).isInstanceOfSatisfying(Step.Skipped.class, skipped -> {
            assertThat(skipped.days()).isEqualTo(3);
            assertThat(skipped.reason().names())
                    .extracting(HolidayName::chinese)
                    .containsExactly("端午节");
            assertThat(skipped.reason().basis()).map(BasisDocument::number).contains("国办发明电〔2011〕45号");
        });
        assertThat(steps).hasSize(4);
    }

    @Test
    void aHundredThousandCasesAgreeWithCountingByHand() {
        var seed = 20120528L;
        var random = new Random(seed);
        var rest = rest();
        for (int i = 0; i < 100_000; i++) {
            var event = LocalDate.of(2007, 1, 1).plusDays(random.nextInt(7200));
            var workingDays = random.nextInt(41);

            var deadline = calendar.afterEvent(event, workingDays);

            var expected = event;
            for (int left = workingDays; left > 0; ) {
                expected = expected.plusDays(1);
                left -= rest.contains(expected) ? 0 : 1;
            }
            assertThat(deadline.day())
                    .as("seed %d: %s + %d", seed, event, workingDays)
                    .isEqualTo(expected);
            assertAddsUp(deadline, event, workingDays);
        }
    }

    @Test
    void outsideTheTablesThereIsNoAnswer() {
        assertThatThrownBy(() -> calendar.afterEvent(LocalDate.of(2050, 12, 30), 20))
                .isInstanceOf(OutsideCalendar.class);
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(1999, 1, 1)))
                .isInstanceOf(OutsideCalendar.class);
    }

    private static void assertAddsUp(Deadline deadline, LocalDate event, int workingDays) {
        var steps = deadline.derivation().steps();
        var next = event;
        var counted = 0;
        for (var step : steps) {
            if (!step.first().equals(next)) {
                throw new AssertionError("A gap before " + step + " in " + steps);
            }
            next = step.last().plusDays(1);
            if (step instanceof Step.Counted run) {
                if (run.firstNumber() != counted + 1 || run.days() != run.lastNumber() - counted) {
                    throw new AssertionError("Miscounted " + step + " in " + steps);
                }
                counted = run.lastNumber();
            }
        }
        if (counted != workingDays || !next.equals(deadline.day().plusDays(1))) {
            throw new AssertionError("Does not add up: " + steps);
        }
    }

    /** Every day of rest from 2007 to 2026, straight from the tables: no layers, no notices. */
    private static Set<LocalDate> rest() {
        var rest = new HashSet<LocalDate>();
        for (var day = LocalDate.of(2006, 12, 30); day.getYear() < 2027; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() >= 6) {
                rest.add(day);
            }
        }
        for (var row : Rows.of("state-council-days.csv")) {
            var day = LocalDate.parse(row.get(1));
            if (row.get(2).equals("off")) {
                rest.add(day);
            } else if (!row.get(0).equals("国办发明电〔2019〕16号") || !day.equals(LocalDate.of(2020, 2, 1))) {
                rest.remove(day);
            }
        }
        return rest;
    }

    private static void add(List<PublishedNotice> all, Notice notice) {
        all.add(new PublishedNotice(new CalendarVersion(all.size() + 1L), notice, java.time.Instant.EPOCH));
    }

    private static Notice notice(Layer layer, Optional<RegionCode> region, LocalDate day, DayKind kind) {
        return new Notice(
                layer,
                region,
                new BasisDocument("桂政办电〔2026〕1号", "样例"),
                Optional.empty(),
                List.of(new NoticedDay(day, kind, new HolidayName("三月三", "Sanyuesan"))));
    }
}
