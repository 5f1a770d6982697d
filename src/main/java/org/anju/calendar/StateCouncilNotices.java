package org.anju.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The State Council's arrangements from 2007 on, and what amended them, in the order in which they were issued. What a
 * year's notice says of the last days of the year before stands under that notice.
 */
public final class StateCouncilNotices {

    private StateCouncilNotices() {}

    public static List<Notice> all() {
        Map<String, List<NoticedDay>> days = Rows.of("state-council-days.csv").stream()
                .collect(groupingBy(row -> row.get(0), mapping(StateCouncilNotices::day, toList())));
        return Rows.of("state-council-notices.csv").stream()
                .map(row -> new Notice(
                        Layer.NATIONAL,
                        Optional.empty(),
                        new BasisDocument(row.get(0), row.get(2)),
                        Optional.of(row.get(1)).filter(year -> !year.isEmpty()).map(Year::parse),
                        days.getOrDefault(row.get(0), List.of())))
                .toList();
    }

    private static NoticedDay day(List<String> row) {
        return new NoticedDay(
                LocalDate.parse(row.get(1)),
                DayKind.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                new HolidayName(row.get(3), row.get(4)));
    }
}
