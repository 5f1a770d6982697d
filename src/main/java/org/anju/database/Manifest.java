package org.anju.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a base backup holds and what is needed to use it. Beside it lies its own hash, in the format of
 * {@code sha256sum}, so that a damaged manifest vouches for nothing.
 *
 * @param ended the first moment that can be restored to
 * @param cluster PostgreSQL's own number of the database, the same in every backup of it
 * @param timeline which history of that database; every restore begins another
 * @param firstLog the first file of the log that the backup needs
 * @param lastLog the last one without which the backup is not consistent
 * @param migrations the versions of the tables
 * @param key the fingerprint of the key that sealed the personal columns, which is not in the backup; or empty
 */
public record Manifest(
        int format,
        String label,
        Instant begun,
        Instant ended,
        String postgresql,
        String cluster,
        int timeline,
        String firstLog,
        String lastLog,
        List<String> migrations,
        String key,
        List<Entry> files) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record Entry(String path, long size, String sha256) {}

    void writeIn(Path folder) throws IOException {
        var text = JSON.writeValueAsString(this) + "\n";
        Files.writeString(folder.resolve(NAME), text);
        Files.writeString(folder.resolve(NAME + ".sha256"), "%s  %s\n".formatted(Sums.of(bytes(text)), NAME));
    }

    static Manifest readIn(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        var noted = folder.resolve(NAME + ".sha256");
        if (!Files.isRegularFile(file) || !Files.isRegularFile(noted)) {
            throw damaged(file, "or its .sha256 is missing");
        }
        var text = Files.readString(file);
        if (!Files.readString(noted).startsWith(Sums.of(bytes(text)))) {
            throw damaged(file, "is not what its .sha256 says");
        }
        try {
            var manifest = JSON.readValue(text, Manifest.class);
            if (manifest.format() > FORMAT) {
                throw new DatabaseRefused(
                        "The backup in %s was written by a newer Anju.".formatted(folder),
                        "Restore it with that version.");
            }
            return manifest;
        } catch (JacksonException unreadable) {
            throw damaged(file, "cannot be read");
        }
    }

    private static DatabaseRefused damaged(Path file, String how) {
        return new DatabaseRefused(
                "The manifest %s %s.".formatted(file, how),
                "This backup cannot be trusted: use a copy of it from elsewhere, or an older one (move this one away).");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
