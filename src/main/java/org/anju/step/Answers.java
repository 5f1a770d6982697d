package org.anju.step;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an officer answered on a form, already checked against it: keys as in the form, values as JSON has them. */
public record Answers(Map<String, Object> values) {

    /** @throws IllegalArgumentException if the form did not ask for it */
    public String text(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("The form has no answer for " + key + "."));
    }

    public Optional<String> find(String key) {
        @Nullable Object value = values.get(key);
        return Optional.ofNullable(value)
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    public LocalDate day(String key) {
        return LocalDate.parse(text(key));
    }

    public Optional<LocalDate> findDay(String key) {
        return find(key).map(LocalDate::parse);
    }

    public int number(String key) {
        return new java.math.BigDecimal(text(key)).intValueExact();
    }
}
