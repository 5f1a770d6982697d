package org.anju.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in words how a date was found, one sentence for each step. */
@Component
public class DerivationWords {

    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final MessageSource messages;

    public DerivationWords(MessageSource messages) {
        this.messages = messages;
    }

    public List<String> of(Derivation derivation, Locale language) {
        return derivation.steps().stream().map(step -> of(step, language)).toList();
    }

    public String of(Step step, Locale language) {
        if (step instanceof Step.Counted run) {
            return counted(run, language);
        }
        if (step instanceof Step.Skipped run) {
            return say("skipped", language, span(run, language), run.days(), reason(run.reason(), language));
        }
        if (step instanceof Step.CountedThrough run) {
            return say("counted-through", language, run.lastNumber(), span(run, language));
        }
        if (step instanceof Step.RolledOver roll) {
            return say("rolled-over", language, day(roll.first(), language), day(roll.last(), language));
        }
        return say(step instanceof Step.Limited ? "limited" : "begun", language, day(step.first(), language));
    }

    /** Why a day is worked or not: 「国庆节调休上班（国办发明电〔2011〕45号）」. */
    public String reason(Reason reason, Locale language) {
        var kind = reason.working() ? "worked" : "off";
        if (reason.layer() == Layer.WEEK) {
            return say("week-" + kind, language);
        }
        var names = reason.names().stream()
                .map(name -> english(language) ? name.english() : name.chinese())
                .collect(Collectors.joining(english(language) ? ", " : "、"));
        var paper = reason.basis()
                .map(basis -> reason.layer() == Layer.STATUTORY ? basis.title() : basis.number())
                .orElse("");
        return say("named-" + kind, language, names, paper);
    }

    private String counted(Step.Counted run, Locale language) {
        var what = run.reason().layer() == Layer.WEEK ? "" : reason(run.reason(), language);
        return run.days() == 1
                ? say("counted-one", language, run.firstNumber(), span(run, language), what)
                : say("counted", language, run.firstNumber(), run.lastNumber(), span(run, language), what);
    }

    private String span(Step step, Locale language) {
        return step.days() == 1
                ? day(step.first(), language)
                : say("span", language, day(step.first(), language), day(step.last(), language));
    }

    private static String day(LocalDate day, Locale language) {
        return (english(language) ? ENGLISH : CHINESE).format(day);
    }

    private static boolean english(Locale language) {
        return language.getLanguage().equals("en");
    }

    private String say(String key, Locale language, Object... facts) {
        return messages.getMessage("calendar.derivation." + key, facts, language)
                .strip();
    }
}
