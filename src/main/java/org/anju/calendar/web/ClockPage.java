package org.anju.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.calendar.Calendars;
import org.anju.calendar.ClockMovesOnlyForward;
import org.anju.calendar.DemonstrationClock;
import org.anju.calendar.DueDays;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.PassingTime;
import org.anju.web.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the demonstration clock. Outside the demonstration there is no such page. */
@Controller
@Profile("demo")
class ClockPage {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalDate LAST = LocalDate.of(2050, 1, 1);

    private final DemonstrationClock clock;
    private final PassingTime time;
    private final Calendars calendars;
    private final ObjectProvider<DueDays> dueDays;
    private final MessageSource messages;

    ClockPage(
            DemonstrationClock clock,
            PassingTime time,
            Calendars calendars,
            ObjectProvider<DueDays> dueDays,
            MessageSource messages) {
        this.clock = clock;
        this.time = time;
        this.calendars = calendars;
        this.dueDays = dueDays;
        this.messages = messages;
    }

    @GetMapping("/desk/demo/clock")
    String show(Model model) {
        model.addAttribute("now", clock.instant());
        nextDueDay().ifPresent(day -> model.addAttribute("due", day));
        return "calendar/clock";
    }

    /** How far: {@code day}, {@code five}, {@code due}, or {@code date} with a date. */
    @PostMapping("/desk/demo/clock")
    String move(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String date,
            Locale language,
            RedirectAttributes after) {
        var to = target(by, date).filter(instant -> !instant.isAfter(morning(LAST)));
        try {
            var arrived = time.passUntil(to.orElse(Instant.EPOCH));
            var now = Dates.minute(clock.instant(), language);
            after.addFlashAttribute(
                    arrived ? "done" : "waiting", say(arrived ? "clock.moved" : "clock.waiting", language, now));
        } catch (ClockMovesOnlyForward back) {
            after.addFlashAttribute("errors", Map.of("date", say("clock.fault.date", language)));
        }
        return "redirect:/desk/demo/clock";
    }

    private Optional<Instant> target(String by, String date) {
        return switch (by) {
            case "day" -> Optional.of(clock.instant().plus(Duration.ofDays(1)));
            case "five" ->
                Optional.of(morning(
                        calendars.national().afterEvent(clock.today(), 5).day()));
            case "due" -> nextDueDay().map(ClockPage::morning);
            case "date" -> DueQuestion.date(date).map(ClockPage::morning);
            default -> Optional.empty();
        };
    }

    /** Today's counts while it is not yet nine. */
    private Optional<LocalDate> nextDueDay() {
        var today = clock.today();
        var from = clock.instant().isBefore(morning(today)) ? today.minusDays(1) : today;
        return dueDays.stream().flatMap(each -> each.nextAfter(from).stream()).min(LocalDate::compareTo);
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(OfficialClock.ZONE).toInstant();
    }

    private String say(String key, Locale language, Object... facts) {
        return messages.getMessage("calendar." + key, facts, language);
    }
}
