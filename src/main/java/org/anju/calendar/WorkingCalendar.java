package org.anju.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.region.RegionCode;

/**
 * Which days are worked in a region, and the counting that rests on it.
 *
 * <p>The day of the event is day 0, whether it is worked or not; the last day belongs to the period (民法典 201, 203,
 * 1259). A count of working days therefore always ends on one.
 */
public final class WorkingCalendar {

    /** The first day of the first notice in the tables. */
    public static final LocalDate FIRST = LocalDate.of(2006, 12, 30);

    /** The table of festivals ends here. */
    public static final LocalDate LAST = LocalDate.of(2050, 12, 31);

    /** From here on the next year's notice may still reach back: it has named 29 December more than once. */
    private static final MonthDay NEXT_YEAR_REACHES_BACK_TO = MonthDay.of(12, 26);

    private final CalendarVersion version;
    private final Set<Year> settled;
    private final Map<LocalDate, Reason> exceptions;

    private WorkingCalendar(CalendarVersion version, Set<Year> settled, Map<LocalDate, Reason> exceptions) {
        this.version = version;
        this.settled = settled;
        this.exceptions = exceptions;
    }

    /**
     * The calendar of a region.
     *
     * @param line those whose notices bind the region, the most general first, itself last; empty for the whole country
     * @param published all notices; those that do not bind the region are left aside
     */
    public static WorkingCalendar of(List<RegionCode> line, List<PublishedNotice> published) {
        var binding = published.stream()
                .filter(each -> each.notice().region().map(line::contains).orElse(true))
                .sorted(Comparator.comparing(
                                (PublishedNotice each) -> each.notice().layer())
                        .thenComparing(each ->
                                each.notice().region().map(line::indexOf).orElse(-1))
                        .thenComparing(PublishedNotice::version))
                .toList();
        var version = binding.stream().map(PublishedNotice::version).max(Comparator.naturalOrder());
        var settled = new HashSet<Year>();
        binding.forEach(each -> each.notice().settles().ifPresent(settled::add));
        return new WorkingCalendar(version.orElse(CalendarVersion.NONE), settled, overlay(settled, binding));
    }

    public CalendarVersion version() {
        return version;
    }

    public boolean isWorkingDay(LocalDate date) {
        return day(date).working();
    }

    /** The day, and why it is worked or not. */
    public CalendarDay day(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new OutsideCalendar(date);
        }
        var exception = exceptions.get(date);
        if (exception != null) {
            return new CalendarDay(date, exception);
        }
        var weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return new CalendarDay(date, weekend ? Reason.WEEKEND : Reason.WEEKDAY);
    }

    /** Whether no notice still to come will say anything of the day, short of an amendment. */
    public boolean isSettled(LocalDate date) {
        var year = Year.from(date);
        return settled.contains(year)
                && (MonthDay.from(date).isBefore(NEXT_YEAR_REACHES_BACK_TO) || settled.contains(year.plusYears(1)));
    }

    /** 「自……之日起 n 个工作日内」: none at all means the day itself. */
    public Deadline afterEvent(LocalDate event, int workingDays) {
        var notes = new Derivation.Notes().add(new Step.Begun(event));
        var day = count(event, workingDays, notes);
        return new Deadline(day, day, !isSettled(day), version, notes.done());
    }

    /** 「每月后 n 个工作日内」: the first working days of the month after. */
    public Deadline afterMonth(YearMonth month, int workingDays) {
        return afterEvent(month.atEndOfMonth(), workingDays);
    }

    /**
     * 「某日前」: due on the last working day strictly before, late only after the date itself, which never rolls over,
     * because the law does not say whether 前 includes the day.
     */
    public Deadline before(LocalDate limit) {
        var notes = new Derivation.Notes().add(new Step.Limited(limit));
        var day = day(limit.minusDays(1));
        while (!day.working()) {
            notes.skip(day);
            day = day(day.date().minusDays(1));
        }
        return new Deadline(day.date(), limit, !isSettled(limit), version, notes.done());
    }

    /** The notice's 「年内6月30日前」. */
    public Deadline beforeMidyear(Year year) {
        return before(year.atMonthDay(MonthDay.of(6, 30)));
    }

    /** How long what begins on a day must stand: day 0 is the day it begins. */
    public Floor floor(LocalDate begin, int days, DayUnit unit) {
        var notes = new Derivation.Notes().add(new Step.Begun(begin));
        var last = unit == DayUnit.WORKING_DAY ? count(begin, days, notes) : countThrough(begin, days, notes);
        return new Floor(last, !isSettled(last), version, notes.done());
    }

    public LocalDate lastWorkingDayBefore(LocalDate day) {
        return minusWorkingDays(day, 1);
    }

    /** Counts back: for reminders some working days before a day, which itself need not be one. */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
        var date = day;
        for (int left = workingDays; left > 0; ) {
            date = date.minusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }

    private LocalDate count(LocalDate event, int workingDays, Derivation.Notes notes) {
        requireNotNegative(workingDays);
        var date = event;
        for (int number = 1; number <= workingDays; ) {
            date = date.plusDays(1);
            var day = day(date);
            if (day.working()) {
                notes.count(day, number++);
            } else {
                notes.skip(day);
            }
        }
        return day(date).date();
    }

    private LocalDate countThrough(LocalDate begin, int days, Derivation.Notes notes) {
        requireNotNegative(days);
        var end = day(begin.plusDays(days)).date();
        if (days > 0) {
            notes.add(new Step.CountedThrough(begin.plusDays(1), end, days));
        }
        var last = end;
        while (!isWorkingDay(last)) {
            last = last.plusDays(1);
        }
        if (last.isAfter(end)) {
            notes.add(new Step.RolledOver(end, last));
        }
        return last;
    }

    private static void requireNotNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("A period of %d days does not exist.".formatted(days));
        }
    }

    private static Map<LocalDate, Reason> overlay(Set<Year> settled, List<PublishedNotice> binding) {
        var all = new HashMap<LocalDate, Reason>();
        for (var year = Year.from(FIRST); !year.isAfter(Year.from(LAST)); year = year.plusYears(1)) {
            if (!settled.contains(year)) {
                all.putAll(StatutoryHolidays.of(year));
            }
        }
        var own = new HashMap<LocalDate, Reason>();
        Optional<Notice> before = Optional.empty();
        for (var each : binding) {
            var notice = each.notice();
            if (before.isPresent() && !sameVoice(before.get(), notice)) {
                all.putAll(own);
                own.clear();
            }
            speak(notice, own);
            before = Optional.of(notice);
        }
        all.putAll(own);
        return all;
    }

    private static boolean sameVoice(Notice one, Notice other) {
        return one.layer() == other.layer() && one.region().equals(other.region());
    }

    private static void speak(Notice notice, Map<LocalDate, Reason> own) {
        for (var day : notice.days()) {
            if (day.kind() == DayKind.WITHDRAWN) {
                own.remove(day.date());
            } else {
                var working = day.kind() == DayKind.WORK;
                own.put(
                        day.date(),
                        new Reason(notice.layer(), working, List.of(day.name()), Optional.of(notice.basis())));
            }
        }
    }
}
