package org.anju.calendar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.calendar.BasisDocument;
import org.anju.calendar.Calendars;
import org.anju.calendar.Deadline;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.Reason;
import org.anju.calendar.Step;
import org.anju.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells anyone when something is due and why, from memory. */
@RestController
class DueDateApi {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Calendars calendars;
    private final DerivationWords words;
    private final MessageSource messages;

    DueDateApi(Calendars calendars, DerivationWords words, MessageSource messages) {
        this.calendars = calendars;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping("/api/v1/calendar/due")
    ResponseEntity<?> due(HttpServletRequest request) {
        var language = language(request);
        var question = new DueQuestion(
                request.getParameter("event"),
                request.getParameter("month"),
                request.getParameter("workingDays"),
                request.getParameter("region"));
        var reply = question.answer(calendars);
        return reply instanceof DueQuestion.Answered answered
                ? answer(answered, language)
                : refuse((DueQuestion.Refused) reply, language);
    }

    private ResponseEntity<Answer> answer(DueQuestion.Answered answered, Locale language) {
        var deadline = answered.deadline();
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(
                        answered.event(),
                        answered.month().map(Object::toString),
                        answered.workingDays(),
                        answered.region().map(Object::toString),
                        deadline.day(),
                        deadline.provisional(),
                        deadline.version().value(),
                        told(deadline, language)));
    }

    private ResponseEntity<Refusal> refuse(DueQuestion.Refused refused, Locale language) {
        return ResponseEntity.badRequest()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(
                        400,
                        say("title", language),
                        refused.faults().stream()
                                .map(fault -> new Wrong(fault.parameter(), say(fault.key(), language)))
                                .toList()));
    }

    private List<Told> told(Deadline deadline, Locale language) {
        return deadline.derivation().steps().stream()
                .map(step -> new Told(
                        Told.kind(step),
                        step.first(),
                        step.last(),
                        step.days(),
                        step instanceof Step.Counted run ? Optional.of(run.firstNumber()) : Optional.empty(),
                        step instanceof Step.Counted run ? Optional.of(run.lastNumber()) : Optional.empty(),
                        Told.basis(step),
                        words.of(step, language)))
                .toList();
    }

    private String say(String key, Locale language) {
        return messages.getMessage("calendar.fault." + key, new Object[0], language);
    }

    /** Chinese, unless the caller prefers English. */
    private static Locale language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null && Languages.english(request.getLocale())
                ? Languages.ENGLISH
                : Languages.CHINESE;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            Optional<LocalDate> event,
            Optional<String> month,
            int workingDays,
            Optional<String> region,
            LocalDate due,
            boolean provisional,
            long calendarVersion,
            List<Told> derivation) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Told(
            String step,
            LocalDate first,
            LocalDate last,
            int days,
            Optional<Integer> firstNumber,
            Optional<Integer> lastNumber,
            Optional<String> basis,
            String text) {

        static String kind(Step step) {
            if (step instanceof Step.Counted) {
                return "counted";
            }
            return step instanceof Step.Skipped ? "skipped" : "begun";
        }

        static Optional<String> basis(Step step) {
            if (step instanceof Step.Counted run) {
                return number(run.reason());
            }
            return step instanceof Step.Skipped run ? number(run.reason()) : Optional.empty();
        }

        private static Optional<String> number(Reason reason) {
            return reason.basis().map(BasisDocument::number);
        }
    }

    record Wrong(String parameter, String message) {}

    record Refusal(int status, String title, List<Wrong> errors) {}
}
