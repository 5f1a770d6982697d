package org.anju.tabular;

import java.util.Optional;

/**
 * One column of a template: its key, the header that stands in the file, whether a row must fill it, how it is read,
 * and an example for whoever fills it in.
 */
public record Column<T>(String key, String header, boolean required, Rule<T> rule, String example) {

    public static <T> Column<T> required(String key, String header, Rule<T> rule, String example) {
        return new Column<>(key, header, true, rule, example);
    }

    public static <T> Column<T> optional(String key, String header, Rule<T> rule, String example) {
        return new Column<>(key, header, false, rule, example);
    }

    public boolean isDay() {
        return rule == Dates.rule();
    }

    /** The day as everybody writes it, if this is a column of days and the cell is one: a spreadsheet keeps a number. */
    Optional<String> dayOf(Cell cell) {
        return isDay() && read(cell) instanceof Reading.Value<T> day
                ? Optional.of(day.value().toString())
                : Optional.empty();
    }

    Reading<T> read(Cell cell) {
        return switch (cell.kind()) {
            case PADDED -> Reading.faulty("tabular.cell.zeros");
            case CONTROL -> Reading.faulty("tabular.cell.control");
            case FORMULA -> Reading.faulty("tabular.cell.formula");
            case ERROR -> Reading.faulty("tabular.cell.error");
            case OVERLONG -> Reading.faulty("tabular.cell.overlong", Cell.LONGEST);
            case TEXT, NUMBER -> rule.read(cell);
        };
    }
}
