package org.anju.casework.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.process.DeployedForm;
import org.anju.process.FormField;
import org.anju.web.Languages;
import org.jspecify.annotations.Nullable;

/** A field of a deployed form as plain HTML asks for it, with what was typed and what is wrong with it. */
record Question(
        String key,
        String label,
        @Nullable String hint,
        String type,
        boolean required,
        List<Offer> offers,
        String value,
        List<String> values,
        @Nullable String error) {

    /** One of the answers to choose from. */
    record Offer(String value, String label) {}

    static List<Question> of(DeployedForm form, Map<String, ?> typed, Map<String, String> errors, Locale locale) {
        return form.fields().stream()
                .filter(field -> !field.readOnly())
                .map(field -> of(field, typed.get(field.key()), errors.get(field.key()), locale))
                .toList();
    }

    private static Question of(FormField field, @Nullable Object typed, @Nullable String error, Locale locale) {
        var english = Languages.english(locale);
        return new Question(
                field.key(),
                english ? field.labelEn() : field.label(),
                hint(field, english),
                type(field),
                field.component().path("validate").path("required").asBoolean(false),
                field.options().stream()
                        .map(option -> new Offer(option.value(), english ? option.labelEn() : option.label()))
                        .toList(),
                typed == null ? "" : typed.toString(),
                typed instanceof List<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(),
                error);
    }

    private static @Nullable String hint(FormField field, boolean english) {
        var chinese = field.component().path("description").asString("");
        var hint = english
                ? field.component().path("properties").path("descriptionEn").asString(chinese)
                : chinese;
        return hint.isEmpty() ? null : hint;
    }

    private static String type(FormField field) {
        return field.type().equals("datetime")
                ? Optional.of(field.component().path("subtype").asString("date"))
                        .map(subtype -> subtype.equals("datetime") ? "datetime-local" : subtype)
                        .get()
                : field.type();
    }
}
