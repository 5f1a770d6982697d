package org.anju.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The folder to which PostgreSQL copies each finished file of its write-ahead log: packed, under its own name, with its
 * hash beside it. A file appears there whole or not at all.
 */
record LogArchive(Path folder) {

    private static final long FILES_PER_ROUND = 256;
    private static final String NAME = "[0-9A-F]{24}";

    /**
     * PostgreSQL's {@code archive_command}. A file that is there already must be the same one; anything else is a
     * failure, which PostgreSQL repeats until it succeeds, keeping the file meanwhile.
     */
    String command() {
        return ("cd %s && if [ -f %%f.gz ]; then gzip -dc %%f.gz | cmp -s - \"$OLDPWD/%%p\";"
                        + " else gzip -1c \"$OLDPWD/%%p\" > %%f.part && sha256sum < %%f.part | cut -c1-64 > %%f.gz.sha256"
                        + " && sync %%f.part %%f.gz.sha256 && mv %%f.part %%f.gz && sync .; fi")
                .formatted(quoted());
    }

    private String quoted() {
        return "'" + folder.toString().replace("%", "%%").replace("'", "'\\''") + "'";
    }

    Path file(String name) {
        return folder.resolve(name + ".gz");
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /** The files that follow one another without a gap, and what is wrong with the one after them. */
    record Chain(List<String> files, Optional<String> broken) {}

    /** Reads every file from the first one on, as far as they are whole. */
    Chain chainFrom(String first) throws IOException {
        var files = new ArrayList<String>();
        var name = first;
        for (; has(name); name = next(name)) {
            if (!whole(name)) {
                return new Chain(files, Optional.of("%s is damaged".formatted(file(name))));
            }
            files.add(name);
        }
        var missing = name;
        return new Chain(
                files,
                names().stream().anyMatch(each -> sameHistory(each, first) && each.compareTo(missing) > 0)
                        ? Optional.of("%s is missing".formatted(file(missing)))
                        : Optional.empty());
    }

    /** Removes what no kept backup needs, with the hashes and notes beside it. */
    void removeBefore(String first) throws IOException {
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (name.matches(NAME + "\\..*")
                    && sameHistory(name, first)
                    && name.substring(0, 24).compareTo(first) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean whole(String name) throws IOException {
        var sum = folder.resolve(name + ".gz.sha256");
        return Files.isRegularFile(sum)
                && Files.readString(sum).strip().equals(Sums.of(file(name)))
                && unpacks(file(name));
    }

    private static boolean unpacks(Path file) throws IOException {
        try (var bytes = new GZIPInputStream(Files.newInputStream(file))) {
            return bytes.transferTo(OutputStream.nullOutputStream()) > 0;
        } catch (EOFException | ZipException unreadable) {
            return false;
        }
    }

    private List<String> names() throws IOException {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches(NAME + "\\.gz"))
                .map(name -> name.substring(0, 24))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The first eight digits are the timeline. */
    private static boolean sameHistory(String one, String other) {
        return one.regionMatches(0, other, 0, 8);
    }

    static String next(String name) {
        var number = Long.parseLong(name, 8, 16, 16) * FILES_PER_ROUND + Long.parseLong(name, 16, 24, 16) + 1;
        return "%s%08X%08X".formatted(name.substring(0, 8), number / FILES_PER_ROUND, number % FILES_PER_ROUND);
    }
}
