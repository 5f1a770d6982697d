package org.anju.process;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a field of a form is hidden: {@code = key op literal}, several joined by {@code or} or several by {@code and}.
 * That much of FEEL means the same here and in the browser; the gate refuses forms that say more.
 */
public record HideCondition(List<Comparison> comparisons, boolean all) {

    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([A-Za-z][A-Za-z0-9_]*)\\s*(=|!=|<=|>=|<|>)\\s*(\"[^\"\\\\]*\"|-?\\d+(?:\\.\\d+)?|true|false|null)\\s*");

    record Comparison(String key, String operator, @Nullable Object literal) {

        /** As FEEL: what has no value equals only null, and is neither less nor more than anything. */
        boolean holds(Map<String, Object> values) {
            Object value = comparable(values.get(key));
            return switch (operator) {
                case "=" -> Objects.equals(value, literal);
                case "!=" -> !Objects.equals(value, literal);
                default ->
                    value instanceof BigDecimal number
                            && literal instanceof BigDecimal limit
                            && ordered(number.compareTo(limit));
            };
        }

        private boolean ordered(int comparison) {
            return switch (operator) {
                case "<" -> comparison < 0;
                case "<=" -> comparison <= 0;
                case ">" -> comparison > 0;
                default -> comparison >= 0;
            };
        }

        private static @Nullable Object comparable(@Nullable Object value) {
            // In the browser a day is the text of it.
            if (value instanceof Number number) {
                return new BigDecimal(number.toString()).stripTrailingZeros();
            }
            return value instanceof Temporal time ? time.toString() : value;
        }
    }

    boolean asksOnly(Set<String> keys) {
        return comparisons.stream().map(Comparison::key).allMatch(keys::contains);
    }

    boolean holds(Map<String, Object> values) {
        return all
                ? comparisons.stream().allMatch(comparison -> comparison.holds(values))
                : comparisons.stream().anyMatch(comparison -> comparison.holds(values));
    }

    /** The condition, or nothing if it says more than can be checked here. */
    static Optional<HideCondition> parse(String feel) {
        if (!feel.startsWith("=")) {
            return Optional.empty();
        }
        String text = feel.substring(1);
        boolean all = text.contains(" and ");
        if (all && text.contains(" or ")) {
            return Optional.empty();
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : text.split(all ? " and " : " or ", -1)) {
            Matcher comparison = COMPARISON.matcher(part);
            if (!comparison.matches()) {
                return Optional.empty();
            }
            Object literal = literal(comparison.group(3));
            if (isOrder(comparison.group(2)) && !(literal instanceof BigDecimal)) {
                return Optional.empty();
            }
            comparisons.add(new Comparison(comparison.group(1), comparison.group(2), literal));
        }
        return Optional.of(new HideCondition(List.copyOf(comparisons), all));
    }

    /** Only numbers are ordered alike here and in the browser. */
    private static boolean isOrder(String operator) {
        return !operator.equals("=") && !operator.equals("!=");
    }

    private static @Nullable Object literal(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default ->
                text.startsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : new BigDecimal(text).stripTrailingZeros();
        };
    }
}
