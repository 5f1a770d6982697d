package org.anju.casework.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.process.DeployedForm;
import org.anju.process.FormFault;
import org.anju.step.Refused;
import org.anju.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the server says no with, as sentences by field; what concerns no field stands under {@code main}. */
@Component
class Sentences {

    private static final String NO_FIELD = "main";

    private final MessageSource texts;

    Sentences(MessageSource texts) {
        this.texts = texts;
    }

    Map<String, String> of(DeployedForm form, List<FormFault> faults, Locale locale) {
        var sentences = new LinkedHashMap<String, String>();
        faults.forEach(fault -> sentences.merge(
                fault.key(),
                say("process.form." + fault.rule(), List.of(label(form, fault, locale), fault.limit()), locale),
                (one, other) -> one + other));
        return sentences;
    }

    Map<String, String> of(Refused refused, Locale locale) {
        var sentences = new LinkedHashMap<String, String>();
        refused.objections()
                .forEach(objection -> sentences.merge(
                        objection.field().isEmpty() ? NO_FIELD : objection.field(),
                        say(objection.key(), objection.arguments(), locale),
                        (one, other) -> one + other));
        return sentences;
    }

    String say(String key, List<?> arguments, Locale locale) {
        var text = texts.getMessage(key, arguments.toArray(), key, locale);
        return text == null ? key : text;
    }

    private static String label(DeployedForm form, FormFault fault, Locale locale) {
        return form.fields().stream()
                .filter(field -> Languages.english(locale) && field.key().equals(fault.key()))
                .map(field -> field.labelEn())
                .findFirst()
                .orElse(fault.label());
    }
}
