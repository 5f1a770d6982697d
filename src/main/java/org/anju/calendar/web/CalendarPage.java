package org.anju.calendar.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.calendar.Calendars;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.WorkingCalendar;
import org.anju.region.RegionCode;
import org.anju.web.Dates;
import org.anju.web.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Explains any date in words. */
@Controller
class CalendarPage {

    private final Calendars calendars;
    private final DerivationWords words;
    private final MessageSource messages;

    CalendarPage(Calendars calendars, DerivationWords words, MessageSource messages) {
        this.calendars = calendars;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping("/en/calendar")
    String english(HttpServletRequest request, DueQuestion question, @RequestParam Optional<String> day, Model model) {
        if ("zh".equals(request.getParameter("lang"))) {
            return "redirect:/calendar";
        }
        request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, Languages.ENGLISH);
        return explain(question, day, Languages.ENGLISH, model);
    }

    @GetMapping("/calendar")
    String explain(DueQuestion question, @RequestParam Optional<String> day, Locale language, Model model) {
        var errors = new LinkedHashMap<String, String>();
        model.addAttribute("question", question);
        model.addAttribute("errors", errors);
        model.addAttribute("regions", regions(language));
        model.addAttribute("published", calendars.published());
        if (!question.isEmpty()) {
            answer(question, language, model, errors);
        }
        day.filter(text -> !text.isBlank())
                .ifPresent(text -> explainDay(text, question.region(), language, model, errors));
        return "calendar/explain";
    }

    private void answer(DueQuestion question, Locale language, Model model, Map<String, String> errors) {
        var reply = question.answer(calendars);
        if (reply instanceof DueQuestion.Answered answered) {
            model.addAttribute("deadline", answered.deadline());
            model.addAttribute("steps", words.of(answered.deadline().derivation(), language));
        } else {
            ((DueQuestion.Refused) reply)
                    .faults()
                    .forEach(fault -> errors.put(fault.parameter(), say("fault." + fault.key(), language)));
        }
    }

    private void explainDay(
            String text, @Nullable String region, Locale language, Model model, Map<String, String> errors) {
        model.addAttribute("day", text);
        var date = DueQuestion.date(text);
        if (date.isEmpty()) {
            errors.put("day", say("fault.date-malformed", language));
        } else if (date.get().isBefore(WorkingCalendar.FIRST) || date.get().isAfter(WorkingCalendar.LAST)) {
            errors.put("day", say("fault.date-outside", language));
        } else {
            var found = Optional.ofNullable(region)
                    .flatMap(RegionCode::parse)
                    .flatMap(calendars::find)
                    .orElseGet(calendars::national)
                    .day(date.get());
            model.addAttribute(
                    "dayInWords",
                    say(
                            found.working() ? "day.worked" : "day.off",
                            language,
                            Dates.weekday(date.get(), language),
                            words.reason(found.reason(), language)));
        }
    }

    private Map<String, String> regions(Locale language) {
        var regions = new LinkedHashMap<String, String>();
        calendars
                .regions()
                .forEach(region -> regions.put(
                        region.code().value(), Languages.english(language) ? region.nameEn() : region.name()));
        return regions;
    }

    private String say(String key, Locale language, Object... facts) {
        return messages.getMessage("calendar." + key, facts, language);
    }
}
