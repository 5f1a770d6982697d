package org.anju.disclosure;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * One published list, as every format of data file writes it.
 *
 * <p>{@code rows} is read more than once and gives the same rows each time, one value per column; it may
 * stream. {@code date} is the edition's and the only time that enters a file, {@code address} where the
 * edition is found. {@code closing} holds what stands under the list: notes, contact, seal (落款).
 */
public record Sheet(
        String title,
        List<Heading> headings,
        List<Column> columns,
        Iterable<List<String>> rows,
        LocalDate date,
        URI address,
        List<String> closing) {

    /** A line above the list, such as the basis or the period of a notice. */
    public record Heading(String label, String value) {}

    /** {@code key} is the name for programs and never changes; {@code label} is what people read. */
    public record Column(String key, String label) {}

    public Sheet {
        headings = List.copyOf(headings);
        columns = List.copyOf(columns);
        closing = List.copyOf(closing);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A list has at least one column.");
        }
    }

    List<String> labels() {
        return columns.stream().map(Column::label).toList();
    }

    List<String> keys() {
        return columns.stream().map(Column::key).toList();
    }
}
