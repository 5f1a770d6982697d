package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.calendar.CalendarInForce;
import org.anju.calendar.CalendarVersion;
import org.anju.calendar.Calendars;
import org.anju.calendar.Deadline;
import org.anju.calendar.DerivationWords;
import org.anju.region.RegionCode;
import org.springframework.stereotype.Component;

/**
 * Counts due days by the calendars in force. What is counted late is counted as if it had been at once: calendar by
 * calendar, each on the day on which it came, so that it makes no difference when a due day's turn comes.
 */
@Component
class Counting {

    private final Calendars calendars;
    private final DerivationWords words;

    Counting(Calendars calendars, DerivationWords words) {
        this.calendars = calendars;
        this.words = words;
    }

    /** On what a due day rests: obligations that agree in this agree in the day, by whatever calendar. */
    record Ground(RegionCode region, DueRule rule, LocalDate triggerOn, LocalDate dueOn, long version) {

        static Ground of(Obligation obligation) {
            return new Ground(
                    obligation.region(),
                    obligation.rule(),
                    obligation.triggerOn(),
                    obligation.dueOn(),
                    obligation.calendarVersion());
        }
    }

    Deadline first(RegionCode region, DueRule rule, LocalDate triggerOn) {
        return rule.deadline(calendars.current(region), triggerOn);
    }

    /** The day counted again; empty if no newer calendar binds the region. */
    Optional<Counted> again(Ground ground) {
        var calendarsSince = since(ground);
        if (calendarsSince.isEmpty()) {
            return Optional.empty();
        }
        var moves = new ArrayList<Counted.Move>();
        var due = ground.dueOn();
        for (var next : calendarsSince) {
            var before = due;
            due = due(next, ground, before);
            if (!due.equals(before)) {
                moves.add(new Counted.Move(before, due, next.basis().number()));
            }
        }
        var last = calendarsSince.get(calendarsSince.size() - 1);
        var deadline = ground.rule().deadline(last.calendar(), ground.triggerOn());
        return Optional.of(new Counted(deadline, due, !due.equals(deadline.day()), List.copyOf(moves)));
    }

    /** No day becomes the last one after it has passed: where the count now ends earlier, the day of the change is. */
    private static LocalDate due(CalendarInForce next, Ground ground, LocalDate before) {
        var day = ground.rule().deadline(next.calendar(), ground.triggerOn()).day();
        var changedOn = next.firstDay();
        return day.isBefore(changedOn) && !before.isBefore(changedOn) ? changedOn : day;
    }

    /** The obligation as it reads once it is counted again; nothing is stored. What is public stays as it was. */
    Obligation now(Obligation obligation) {
        calendars.follow();
        return obligation.state() == ObligationState.PUBLIC
                ? obligation
                : again(Ground.of(obligation))
                        .map(counted -> with(obligation, counted))
                        .orElse(obligation);
    }

    /** Since when a newer calendar has waited to be counted by; empty if none does. */
    Optional<Instant> behindSince(Obligation obligation) {
        return since(Ground.of(obligation)).stream()
                .map(CalendarInForce::since)
                .findFirst()
                .map(since -> since.isAfter(obligation.arisenAt()) ? since : obligation.arisenAt());
    }

    private List<CalendarInForce> since(Ground ground) {
        return calendars.since(ground.region(), new CalendarVersion(ground.version()));
    }

    private Obligation with(Obligation obligation, Counted counted) {
        return new Obligation(
                obligation.id(),
                obligation.item(),
                obligation.matter(),
                obligation.title(),
                obligation.titleEn(),
                obligation.triggerOn(),
                obligation.arisenAt(),
                obligation.rule(),
                counted.dueOn(),
                counted.deadline().provisional(),
                counted.deadline().version().value(),
                words(counted, Locale.SIMPLIFIED_CHINESE),
                words(counted, Locale.ENGLISH),
                obligation.state(),
                obligation.edition());
    }

    String words(Counted counted, Locale language) {
        var derivation = words(counted.deadline(), language);
        if (!counted.passed()) {
            return derivation;
        }
        return derivation
                + (language.equals(Locale.ENGLISH)
                        ? "\nThat day had passed when the calendar changed; due on that day, " + counted.dueOn()
                        : "\n日历变更时该日已过，期限为变更当日 " + counted.dueOn());
    }

    String words(Deadline deadline, Locale language) {
        return String.join("\n", words.of(deadline.derivation(), language));
    }
}
