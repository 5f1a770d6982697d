package org.anju.tabular;

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
