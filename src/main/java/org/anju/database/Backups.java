package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * Backups of an embedded server: base backups in {@code base/}, one folder each, and in {@code wal/} everything that was
 * written since the first of them. Together they give back any moment after the end of the first.
 */
public record Backups(Path folder) {

    /** The folder, made if it is not there, for its owner alone. */
    static Backups in(Path folder) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, owner);
        }
        return new Backups(folder.toRealPath());
    }

    /** A folder that must hold backups. */
    public static Backups existing(Path folder) {
        if (!Files.isDirectory(folder.resolve("base"))) {
            throw new DatabaseRefused(
                    "The folder %s holds no backups.".formatted(folder),
                    "Name the folder that was given to bin/backup; it holds base/ and wal/.");
        }
        try {
            return new Backups(folder.toRealPath());
        } catch (IOException failure) {
            throw new DatabaseRefused("The folder %s cannot be read.".formatted(folder), "Check who may enter it.");
        }
    }

    LogArchive log() {
        return new LogArchive(folder.resolve("wal"));
    }

    Path base(String label) {
        return folder.resolve("base").resolve(label);
    }

    /** Every base backup that is finished, the oldest first. */
    List<String> labels() throws IOException {
        var base = folder.resolve("base");
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (var folders = Files.list(base)) {
            return folders.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The newest base backup from which that moment can be reached. */
    Manifest reaching(Optional<Instant> moment) throws IOException {
        var manifests = new ArrayList<Manifest>();
        for (var label : labels()) {
            var manifest = Manifest.readIn(base(label));
            if (moment.isEmpty() || !manifest.ended().isAfter(moment.get())) {
                manifests.add(manifest);
            }
        }
        return manifests.stream()
                .max(Comparator.comparing(Manifest::ended))
                .orElseThrow(() -> new DatabaseRefused(
                        "No backup in %s ended before the moment that is to be restored.".formatted(folder),
                        "Choose a later moment: the folders in base/ are named for the moments they began, in UTC."));
    }

    /** Keeps the newest backups and what they need of the log. */
    void keep(int newest) throws IOException {
        var labels = labels();
        for (var label : labels.subList(0, Math.max(0, labels.size() - newest))) {
            FileSystemUtils.deleteRecursively(base(label));
        }
        log().removeBefore(Manifest.readIn(base(labels().get(0))).firstLog());
    }
}
