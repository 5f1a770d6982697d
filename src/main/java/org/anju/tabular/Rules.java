package org.anju.tabular;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules that columns share. */
public final class Rules {

    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d+)?");

    private Rules() {}

    /** Any text up to so many characters as a reader counts them. */
    public static Rule<String> text(int longest) {
        return cell -> cell.text().codePointCount(0, cell.text().length()) > longest
                ? Reading.faulty("tabular.cell.long", longest)
                : Reading.of(cell.text());
    }

    /** A code of the given form; the complaint tells which form that is. As a number it has lost its zeros, if any. */
    public static Rule<String> matching(Pattern form, String complaint) {
        return matching(form.asMatchPredicate(), complaint);
    }

    /** The same, for a form that is told by other means than a pattern. */
    public static Rule<String> matching(Predicate<String> form, String complaint) {
        return cell -> {
            if (!form.test(cell.text())) {
                return Reading.faulty(complaint);
            }
            return cell.kind() == Cell.Kind.NUMBER ? Reading.faulty("tabular.cell.zeros") : Reading.of(cell.text());
        };
    }

    public static Rule<Integer> integer(int least, int most) {
        return cell -> {
            var digits = Digits.narrow(cell.text());
            if (!INTEGER.matcher(digits).matches()) {
                return Reading.faulty("tabular.cell.integer", least, most);
            }
            var value = Integer.parseInt(digits);
            return value < least || value > most
                    ? Reading.faulty("tabular.cell.integer", least, most)
                    : Reading.of(value);
        };
    }

    /** A number with at most two decimals, which the result always has. */
    public static Rule<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
        return cell -> {
            var digits = Digits.narrow(cell.text());
            if (!DECIMAL.matcher(digits).matches()) {
                return Reading.faulty("tabular.cell.decimal", least, most);
            }
            var value = new BigDecimal(digits);
            if (value.stripTrailingZeros().scale() > 2 || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                return Reading.faulty("tabular.cell.decimal", least, most);
            }
            return Reading.of(value.setScale(2, RoundingMode.UNNECESSARY));
        };
    }

    /** One of the given words, each standing for a value. */
    public static <T> Rule<T> choice(Map<String, T> words) {
        var all = String.join("、", words.keySet());
        return cell -> {
            var value = words.get(cell.text());
            return value == null ? Reading.faulty("tabular.cell.choice", all) : Reading.of(value);
        };
    }
}
