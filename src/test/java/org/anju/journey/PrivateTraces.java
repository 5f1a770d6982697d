package org.anju.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.anju.privacy.Artefact;
import org.anju.privacy.LeakGate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for what nobody may find, in everything that the application left behind it. */
final class PrivateTraces {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]|[0-9]{15}");
    private static final Pattern SEALED = Pattern.compile("\\b1:[A-Za-z0-9_-]{40,}");
    private static final Map<String, String> KINDS = Map.of(
            "html", "text/html",
            "csv", "text/csv",
            "json", "application/json",
            "xml", "application/xml",
            "svg", "image/svg+xml",
            "txt", "text/plain",
            "pdf", "application/pdf",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final JdbcClient sql;
    private final Set<String> people;
    private final Set<String> keys;
    private final List<String> phones;
    private final LeakGate gate;
    private final Set<String> found = new TreeSet<>();

    /**
     * Knows what to look for.
     *
     * @param people the ID numbers that were handed in
     * @param phones what was typed where no telephone belongs
     * @param official what may stand in public
     */
    PrivateTraces(JdbcClient sql, Set<String> people, List<String> phones, List<String> official) {
        this.sql = sql;
        this.people = people;
        this.phones = phones;
        this.gate = new LeakGate(official);
        this.keys = sql.sql("SELECT id_match FROM housing.household").query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    /** Each as the place and the kind, never the value. */
    Set<String> found() {
        return found;
    }

    PrivateTraces inSchema(String schema) {
        eachRow(schema, (table, text) -> {
            numbers(table, text);
            phones(table, text);
            sealed(table, text);
        });
        return this;
    }

    /** Where telephones and sealed values have their place, but no ID number in clear. */
    PrivateTraces inPrivateSchema(String schema) {
        eachRow(schema, this::numbers);
        return this;
    }

    PrivateTraces inText(String name, String text) {
        numbers(name, text);
        phones(name, text);
        sealed(name, text);
        return this;
    }

    /** Every file as it would be downloaded, and its name. */
    PrivateTraces inFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> inFile(folder.relativize(file), file));
        }
        return this;
    }

    private void inFile(Path name, Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".gz")) {
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    bytes = in.readAllBytes();
                }
            }
            var plain = name.toString().replaceFirst("\\.gz$", "");
            inText(name.toString(), new String(bytes, ISO_8859_1));
            inArtefact(plain, KINDS.getOrDefault(plain.replaceFirst(".*\\.", ""), ""), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void inArtefact(String name, String mediaType, byte[] bytes) {
        if (!mediaType.isEmpty()) {
            gate.scan(Artefact.of(name, mediaType, bytes))
                    .forEach(finding -> found.add(name + ": " + finding.kind() + " at " + finding.place()));
        }
    }

    private void eachRow(String schema, BiConsumer<String, String> look) {
        for (var table : tables(schema)) {
            var columns = sql.sql("""
                            SELECT CASE data_type WHEN 'bytea' THEN format('encode(%I, ''escape'')', column_name)
                                                  ELSE format('%I::text', column_name) END
                            FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
                            """).params(schema, table).query(String.class).list();
            Consumer<String> row = text -> look.accept(schema + "." + table, text);
            sql.sql("SELECT concat_ws(chr(10), %s) FROM %s.%s".formatted(String.join(", ", columns), schema, table))
                    .query(String.class)
                    .list()
                    .forEach(row);
        }
    }

    private List<String> tables(String schema) {
        var tables = new ArrayList<>(sql.sql("SELECT tablename::text FROM pg_tables WHERE schemaname = ? ORDER BY 1")
                .param(schema)
                .query(String.class)
                .list());
        if (tables.isEmpty()) {
            throw new AssertionError("The schema " + schema + " has no tables.");
        }
        return tables;
    }

    private void numbers(String place, String text) {
        NUMBER.matcher(text)
                .results()
                .map(match -> match.group().toUpperCase(Locale.ROOT))
                .filter(people::contains)
                .forEach(number -> found.add(place + ": an ID number"));
    }

    private void phones(String place, String text) {
        phones.stream().filter(text::contains).forEach(phone -> found.add(place + ": a telephone number"));
    }

    private void sealed(String place, String text) {
        if (SEALED.matcher(text).find()) {
            found.add(place + ": a sealed value");
        }
        if (Pattern.compile("[0-9a-f]{64}").matcher(text).results().anyMatch(match -> keys.contains(match.group()))) {
            found.add(place + ": a match key");
        }
    }
}
