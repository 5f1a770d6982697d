package org.anju.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.anju.tabular.Template;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A form with the fields of a template, so that one by one the same rules hold as by file. */
@Component
public class LineForm {

    private final MessageSource texts;

    LineForm(MessageSource texts) {
        this.texts = texts;
    }

    /** One control: its options are empty for a line of text or a day. Hint and error are empty if there is none. */
    public record Field(
            String id,
            String label,
            String hint,
            boolean isDay,
            String value,
            String error,
            Map<String, String> options) {}

    /**
     * The fields in the order of the template, with what was typed and what is wrong with it.
     *
     * @param choices the words of those columns that take one of a few
     */
    public List<Field> fields(
            Template template,
            Map<String, List<String>> choices,
            Map<String, String> typed,
            Map<String, String> errors,
            Locale locale) {
        return template.columns().stream()
                .map(column -> new Field(
                        column.key(),
                        label(template, column, locale),
                        hint(template, column, choices.containsKey(column.key()), locale),
                        column.isDay(),
                        typed.getOrDefault(column.key(), ""),
                        errors.getOrDefault(column.key(), ""),
                        options(choices.getOrDefault(column.key(), List.of()))))
                .toList();
    }

    /** The sentences by field, the first of each. */
    public Map<String, String> errors(Template template, List<Fault> faults, Locale locale) {
        var errors = new LinkedHashMap<String, String>();
        for (var fault : faults) {
            var column = Math.min(fault.column(), template.columns().size() - 1);
            errors.putIfAbsent(template.columns().get(column).key(), say(fault.complaint(), locale));
        }
        return errors;
    }

    /** The sentences for the summary above the form, where they stand away from their fields and so name them. */
    public Map<String, String> summary(Template template, Map<String, String> errors, Locale locale) {
        var summary = new LinkedHashMap<>(errors);
        template.columns()
                .forEach(column -> summary.computeIfPresent(
                        column.key(), (key, sentence) -> named(label(template, column, locale), sentence, locale)));
        return summary;
    }

    private String named(String label, String sentence, Locale locale) {
        return texts.getMessage("web.errors.line", new Object[] {label, sentence}, locale);
    }

    public String say(Complaint complaint, Locale locale) {
        return String.valueOf(
                texts.getMessage(complaint.key(), complaint.arguments().toArray(), complaint.key(), locale));
    }

    private String label(Template template, Column<?> column, Locale locale) {
        var key = "template.%s.%s.label".formatted(template.key(), column.key());
        return String.valueOf(texts.getMessage(key, null, column.header(), locale));
    }

    /** What the file says of the column or, in the words of a form, {@code .form}; options speak for themselves. */
    private String hint(Template template, Column<?> column, boolean hasOptions, Locale locale) {
        var key = "template.%s.%s".formatted(template.key(), column.key());
        var ofTheFile = hasOptions ? "" : texts.getMessage(key, null, locale);
        return String.valueOf(texts.getMessage(key + ".form", null, ofTheFile, locale));
    }

    private static Map<String, String> options(List<String> words) {
        var options = new LinkedHashMap<String, String>();
        words.forEach(word -> options.put(word, word));
        return options;
    }
}
