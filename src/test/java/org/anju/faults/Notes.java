package org.anju.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the application told the clerks is done, on their own paper: a file outside the database, which no kill of
 * PostgreSQL takes back. A line is written after the deed has returned, so that the last one may be wanting.
 */
final class Notes {

    static final String BEGUN = "begun";
    static final String SIGNED_UP = "signed-up";
    static final String COMPLETED = "completed";

    private final Path paper;

    Notes(Path data) {
        this.paper = data.resolve("notes.txt");
    }

    void add(String deed, String subject) {
        try {
            Files.writeString(paper, deed + " " + subject + "\n", CREATE, APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> of(String deed) {
        return lines().stream()
                .filter(line -> line.startsWith(deed + " "))
                .map(line -> line.substring(deed.length() + 1))
                .toList();
    }

    int count() {
        return lines().size();
    }

    private List<String> lines() {
        try {
            return Files.exists(paper) ? Files.readAllLines(paper) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
