package org.anju.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as offices write them: 2026-11-23, 2026/11/23, 2026.11.23, 20261123, 2026年11月23日, or a spreadsheet's serial. */
public final class Dates {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2})|年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日)(?: 0?0:00(?::00)?)?");
    private static final String ISO = "yyyy-MM-dd";
    // Day 0 of spreadsheets, which think that 1900 had a 29 February.
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private static final Rule<LocalDate> RULE = cell -> read(cell)
            .filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST))
            .<Reading<LocalDate>>map(Reading::of)
            .orElseGet(() -> Reading.faulty("tabular.cell.date"));

    private Dates() {}

    /** Always the same, so that a page knows a column of days and offers a calendar. */
    public static Rule<LocalDate> rule() {
        return RULE;
    }

    private static Optional<LocalDate> read(Cell cell) {
        var isSerial = cell.kind() == Cell.Kind.NUMBER && cell.text().matches("\\d{1,6}(\\.\\d+)?");
        return isSerial ? Optional.of(ofSerial(cell.text())) : written(Digits.narrow(cell.text()));
    }

    private static LocalDate ofSerial(String serial) {
        return DAY_ZERO.plusDays((long) Double.parseDouble(serial));
    }

    private static Optional<LocalDate> written(String text) {
        return text.length() == ISO.length() && text.charAt(4) == '-' && text.charAt(7) == '-'
                ? iso(text)
                : byPattern(text);
    }

    /** As most are written, and a pattern or a formatter takes ten times as long. */
    private static Optional<LocalDate> iso(String text) {
        return Digits.only(text, 0, 4) && Digits.only(text, 5, 7) && Digits.only(text, 8, 10)
                ? day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                : Optional.empty();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<LocalDate> byPattern(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var first = parts.group(3) != null ? 3 : parts.group(5) != null ? 5 : 7;
        return day(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(first)),
                Integer.parseInt(parts.group(first + 1)));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
