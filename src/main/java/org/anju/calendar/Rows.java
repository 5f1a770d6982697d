package org.anju.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of our own tables beside this class: UTF-8, a header, no quotes, no comma in a cell. */
final class Rows {

    private Rows() {}

    static List<List<String>> of(String table) {
        try (var file = Rows.class.getResourceAsStream(table)) {
            if (file == null) {
                throw new IllegalStateException("The table " + table + " is missing from the application.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
