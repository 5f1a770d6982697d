package org.anju.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a submission against its deployed form as strictly as the browser does, for those who go past the browser.
 * Read-only fields do not count, whatever was sent, because form-js sends them too; what it never sends is a fault: a
 * value for a field that the answers hide, and a field that the form does not have.
 */
public final class FormCheck {

    private static final int MOST_ROWS = 200;

    private final List<FormFault> faults = new ArrayList<>();

    private FormCheck() {}

    /** Checks every field and collects every fault. */
    public static CheckedSubmission check(DeployedForm form, Map<String, ?> submission) {
        return check(form.fields(), submission, "");
    }

    private static CheckedSubmission check(List<FormField> fields, Map<?, ?> submission, String where) {
        var check = new FormCheck();
        check.refuseUnknown(fields, submission, where);
        return new CheckedSubmission(check.visible(fields, submission, where), List.copyOf(check.faults));
    }

    private void refuseUnknown(List<FormField> fields, Map<?, ?> submission, String where) {
        submission.keySet().stream()
                .map(String::valueOf)
                .filter(key -> fields.stream().noneMatch(field -> field.key().equals(key)))
                .sorted()
                .limit(10)
                .map(key -> key.length() > 64 ? key.substring(0, 64) : key)
                .forEach(key -> faults.add(new FormFault(where + key, key, "unknown", "")));
    }

    /** The fields that count; as in the browser, a condition sees nothing of a field that is itself hidden. */
    private Map<String, Object> visible(List<FormField> fields, Map<?, ?> submission, String where) {
        Map<String, Object> seen = new LinkedHashMap<>();
        Map<String, CheckedValue> read = new LinkedHashMap<>();
        for (FormField field : fields) {
            CheckedValue value = read(field, submission, where);
            read.put(field.key(), value);
            seen(field, value, submission.get(field.key())).ifPresent(present -> seen.put(field.key(), present));
        }
        Map<String, Object> counted = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.hiddenWhen().filter(condition -> condition.holds(seen)).isPresent()) {
                seen.remove(field.key());
                refuseHidden(field, submission.get(field.key()), where + field.key());
            } else if (!field.readOnly()) {
                CheckedValue value = read.getOrDefault(field.key(), CheckedValue.NOTHING);
                faults.addAll(value.faults());
                value.value().ifPresent(present -> counted.put(field.key(), present));
            }
        }
        return counted;
    }

    /**
     * What a condition in the browser compares: the text of a day or time as it was sent, and for a field that was left
     * alone what form-js begins with.
     */
    private static Optional<Object> seen(FormField field, CheckedValue value, @Nullable Object raw) {
        return switch (field.type()) {
            case "textfield", "textarea" -> Optional.of(raw instanceof String text ? text : "");
            case "checkbox" -> Optional.of(value.value().orElse(false));
            case "datetime" -> value.value().map(present -> String.valueOf(raw));
            default -> value.value();
        };
    }

    private void refuseHidden(FormField field, @Nullable Object raw, String key) {
        var isEmpty = raw == null
                || raw.equals(false)
                || raw instanceof String text && text.isBlank()
                || raw instanceof List<?> list && list.isEmpty();
        if (!isEmpty) {
            faults.add(new FormFault(key, field.label(), "hidden", ""));
        }
    }

    private static CheckedValue read(FormField field, Map<?, ?> submission, String where) {
        Object raw = submission.get(field.key());
        String key = where + field.key();
        return DeployedForm.LIST.equals(field.type())
                ? rows(field, raw == null ? List.of() : raw, key)
                : FieldReading.read(field, raw, key);
    }

    private static CheckedValue rows(FormField list, Object raw, String key) {
        if (!(raw instanceof List<?> rows) || rows.size() > MOST_ROWS) {
            return CheckedValue.wrong(new FormFault(key, list.label(), "rows", String.valueOf(MOST_ROWS)));
        }
        List<Object> values = new ArrayList<>();
        List<FormFault> wrong = new ArrayList<>();
        for (int number = 0; number < rows.size(); number++) {
            String where = "%s[%d].".formatted(key, number);
            if (rows.get(number) instanceof Map<?, ?> row) {
                CheckedSubmission checked = check(list.parts(), row, where);
                values.add(checked.values());
                wrong.addAll(checked.faults());
            } else {
                wrong.add(new FormFault(where, list.label(), "rows", String.valueOf(MOST_ROWS)));
            }
        }
        return new CheckedValue(Optional.of(List.copyOf(values)), wrong);
    }
}
