package org.anju.calendar.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.anju.calendar.Calendars;
import org.anju.calendar.Deadline;
import org.anju.calendar.WorkingCalendar;
import org.anju.region.RegionCode;
import org.jspecify.annotations.Nullable;

/** A deadline that someone asks for, as it was typed. */
record DueQuestion(
        @Nullable String event,
        @Nullable String month,
        @Nullable String workingDays,
        @Nullable String region) {

    private static final LocalDate FIRST = LocalDate.of(2007, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2048, 12, 31);
    private static final int MOST_WORKING_DAYS = 400;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    /** What is wrong with one parameter; the key of the sentence that says so. */
    record Fault(String parameter, String key) {}

    /** The answer, or everything that is wrong with the question. */
    sealed interface Reply permits Answered, Refused {}

    record Answered(
            Optional<LocalDate> event,
            Optional<YearMonth> month,
            int workingDays,
            Optional<RegionCode> region,
            Deadline deadline)
            implements Reply {}

    record Refused(List<Fault> faults) implements Reply {}

    boolean isEmpty() {
        return blank(event) && blank(month);
    }

    Reply answer(Calendars calendars) {
        var faults = new ArrayList<Fault>();
        var begin = begin(faults);
        var count = count(faults);
        var calendar = calendar(calendars, faults);
        if (begin.isEmpty() || count.isEmpty() || calendar.isEmpty() || !faults.isEmpty()) {
            return new Refused(faults);
        }
        var asked = blank(event) ? Optional.<LocalDate>empty() : begin;
        return new Answered(
                asked,
                asked.isPresent() ? Optional.empty() : begin.map(YearMonth::from),
                count.get(),
                Optional.ofNullable(region).flatMap(RegionCode::parse),
                calendar.get().afterEvent(begin.get(), count.get()));
    }

    /** The day 0: the event's, or the last of the month. */
    private Optional<LocalDate> begin(List<Fault> faults) {
        if (blank(event) == blank(month)) {
            faults.add(new Fault("event", blank(event) ? "neither" : "both"));
            return Optional.empty();
        }
        return blank(event)
                ? within(month, MONTH, text -> YearMonth.parse(text).atEndOfMonth(), "month", faults)
                : within(event, DATE, LocalDate::parse, "event", faults);
    }

    private static Optional<LocalDate> within(
            @Nullable String text,
            Pattern form,
            Function<String, LocalDate> parse,
            String parameter,
            List<Fault> faults) {
        var kind = parameter.equals("month") ? "month" : "date";
        var date = parse(text, form, parse);
        if (date.isEmpty()) {
            faults.add(new Fault(parameter, kind + "-malformed"));
        } else if (date.get().isBefore(FIRST) || date.get().isAfter(LAST)) {
            faults.add(new Fault(parameter, kind + "-outside"));
            return Optional.empty();
        }
        return date;
    }

    static Optional<LocalDate> date(@Nullable String text) {
        return parse(text, DATE, LocalDate::parse);
    }

    private static Optional<LocalDate> parse(@Nullable String text, Pattern form, Function<String, LocalDate> parse) {
        if (text == null || !form.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private Optional<Integer> count(List<Fault> faults) {
        if (blank(workingDays)) {
            faults.add(new Fault("workingDays", "working-days-missing"));
            return Optional.empty();
        }
        if (!NUMBER.matcher(workingDays).matches() || Integer.parseInt(workingDays) > MOST_WORKING_DAYS) {
            faults.add(new Fault("workingDays", "working-days-range"));
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(workingDays));
    }

    private Optional<WorkingCalendar> calendar(Calendars calendars, List<Fault> faults) {
        if (blank(region)) {
            return Optional.of(calendars.national());
        }
        var calendar = RegionCode.parse(region).flatMap(calendars::find);
        if (calendar.isEmpty()) {
            faults.add(new Fault("region", "region-unknown"));
        }
        return calendar;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
