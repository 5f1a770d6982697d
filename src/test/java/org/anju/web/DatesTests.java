package org.anju.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DatesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDayIsWrittenAsPeopleHereWriteIt() {
        assertThat(Dates.day(DAY, Languages.CHINESE)).isEqualTo("2026年11月23日");
        assertThat(Dates.day(DAY, Languages.ENGLISH)).isEqualTo("23 November 2026");
    }

    @Test
    void theDayOfTheWeekIsSaid() {
        assertThat(Dates.weekday(DAY, Languages.CHINESE)).isEqualTo("2026年11月23日 星期一");
        assertThat(Dates.weekday(DAY, Languages.ENGLISH)).isEqualTo("Monday, 23 November 2026");
    }

    @Test
    void aMonthHasNoDay() {
        assertThat(Dates.month(YearMonth.of(2026, 5), Languages.CHINESE)).isEqualTo("2026年5月");
    }

    @Test
    void anInstantIsToldInShanghai() {
        assertThat(Dates.minute(Instant.parse("2026-11-22T16:05:00Z"), Languages.CHINESE))
                .isEqualTo("2026年11月23日 00:05");
    }
}
