package org.anju.process;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.calendar.OfficialClock;
import org.anju.text.VisibleText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was sent for one field: its type, and the limits that the form sets on it. */
final class FieldReading {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 10_000;
    /** As form-js has it. */
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
            + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    private final FormField field;
    private final String key;

    private FieldReading(FormField field, String key) {
        this.field = field;
        this.key = key;
    }

    static CheckedValue read(FormField field, @Nullable Object raw, String key) {
        return new FieldReading(field, key).value(raw);
    }

    private CheckedValue value(@Nullable Object raw) {
        if (raw == null || "".equals(raw) || raw instanceof List<?> list && list.isEmpty()) {
            return field.required() ? wrong("required", "") : CheckedValue.NOTHING;
        }
        return switch (field.type()) {
            case "number" -> number(raw);
            case "checkbox" -> checkbox(raw);
            case "radio", "select" -> choice(raw);
            case "checklist", "taglist" -> choices(raw);
            case "datetime" -> datetime(raw);
            default -> text(raw);
        };
    }

    private CheckedValue text(Object raw) {
        boolean lines = field.type().equals("textarea");
        if (!(raw instanceof String text) || VisibleText.holdsForbidden(text, lines)) {
            return wrong("text", "");
        }
        if (field.required() && VisibleText.of(text).isEmpty()) {
            return wrong("required", "");
        }
        int most = Math.min(limit("maxLength").orElse(Integer.MAX_VALUE), lines ? LONGEST_TEXT : LONGEST_LINE);
        // As in the browser, spaces at the ends do not count.
        if (text.strip().length() > most || text.length() > 2 * most) {
            return wrong("too-long", String.valueOf(most));
        }
        int least = limit("minLength").orElse(0);
        if (VisibleText.of(text).length() < least) {
            return wrong("too-short", String.valueOf(least));
        }
        boolean matches = field.limit("pattern")
                .map(pattern -> PatternLimit.matches(pattern.asString(""), text))
                .orElse(true);
        return matches && isOfItsKind(text) ? CheckedValue.right(text) : wrong("pattern", "");
    }

    private boolean isOfItsKind(String text) {
        boolean isAddress =
                field.limit("validationType").map(kind -> kind.asString("")).equals(Optional.of("email"));
        return !isAddress || EMAIL.matcher(text).matches();
    }

    private CheckedValue number(Object raw) {
        BigDecimal number = parse(raw instanceof Number || raw instanceof String ? raw.toString() : "");
        int digits = field.component().path("decimalDigits").asInt(Integer.MAX_VALUE);
        if (number == null || number.scale() > digits) {
            return wrong(digits == 0 ? "whole-number" : "number", "");
        }
        Optional<BigDecimal> least = field.limit("min").map(JsonNode::asString).map(BigDecimal::new);
        if (least.filter(limit -> number.compareTo(limit) < 0).isPresent()) {
            return wrong("too-small", least.get().toPlainString());
        }
        Optional<BigDecimal> most = field.limit("max").map(JsonNode::asString).map(BigDecimal::new);
        if (most.filter(limit -> number.compareTo(limit) > 0).isPresent()) {
            return wrong("too-large", most.get().toPlainString());
        }
        Optional<BigDecimal> step = increment();
        if (step.filter(each -> number.remainder(each).signum() != 0).isPresent()) {
            return wrong("step", step.get().toPlainString());
        }
        return CheckedValue.right(digits == 0 ? (Object) number.longValueExact() : number);
    }

    private Optional<BigDecimal> increment() {
        String step = field.component().path("increment").asString("");
        return Optional.ofNullable(parse(step)).filter(each -> each.signum() > 0);
    }

    /** Nothing for what is no number of at most 15 digits; the scale of whole numbers is 0. */
    private static @Nullable BigDecimal parse(String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private CheckedValue checkbox(Object raw) {
        return switch (raw.toString()) {
            case "true", "on" -> CheckedValue.right(true);
            case "false" -> field.required() ? wrong("required", "") : CheckedValue.right(false);
            default -> wrong("choice", "");
        };
    }

    private CheckedValue choice(Object raw) {
        String value = raw instanceof String || raw instanceof Number ? raw.toString() : "";
        return offered().contains(value) ? CheckedValue.right(value) : wrong("choice", "");
    }

    private CheckedValue choices(Object raw) {
        List<?> sent = raw instanceof List<?> list ? list : List.of(raw);
        Set<String> values = sent.stream().map(Objects::toString).collect(Collectors.toCollection(LinkedHashSet::new));
        return values.size() == sent.size() && offered().containsAll(values)
                ? CheckedValue.right(List.copyOf(values))
                : wrong("choice", "");
    }

    private Set<String> offered() {
        return field.options().stream().map(FormField.Option::value).collect(Collectors.toSet());
    }

    private CheckedValue datetime(Object raw) {
        String text = raw.toString();
        return switch (field.component().path("subtype").asString("date")) {
            case "time" -> parsed(text, FieldReading::time, "time");
            case "datetime" -> parsed(text, FieldReading::dateAndTime, "datetime");
            default -> parsed(text, FieldReading::date, "date");
        };
    }

    private CheckedValue parsed(String text, Function<String, Object> parser, String rule) {
        try {
            return text.length() > 40 ? wrong(rule, "") : CheckedValue.right(parser.apply(text));
        } catch (DateTimeException malformed) {
            return wrong(rule, "");
        }
    }

    private static LocalDate date(String text) {
        return plausible(LocalDate.parse(text));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.replaceFirst("(Z|[+-]\\d{2}:\\d{2})$", ""));
    }

    private static LocalDateTime dateAndTime(String text) {
        LocalDateTime read = text.matches(".*(Z|[+-]\\d{2}:\\d{2})")
                ? OffsetDateTime.parse(text)
                        .atZoneSameInstant(OfficialClock.ZONE)
                        .toLocalDateTime()
                : LocalDateTime.parse(text);
        plausible(read.toLocalDate());
        return read;
    }

    private static LocalDate plausible(LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new DateTimeException("The date is out of range.");
        }
        return date;
    }

    private Optional<Integer> limit(String name) {
        return field.limit(name).map(JsonNode::asInt);
    }

    private CheckedValue wrong(String rule, String limit) {
        return CheckedValue.wrong(new FormFault(key, field.label(), rule, limit));
    }
}
