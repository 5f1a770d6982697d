package org.anju.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.anju.privacy.SealKeyFile;
import org.anju.privacy.SealKeyMissing;

/** The key that seals personal columns, kept apart from what it seals. */
record KeyCopy(Path file) {

    /** @throws Refused if the two places are one */
    static void refuseTogether(Path keys, Path backups, boolean together) {
        var one = real(keys);
        var other = real(backups);
        if (!together && (one.startsWith(other) || other.startsWith(one))) {
            throw new Refused(
                    "The key would lie together with the backup: whoever finds %s could read every ID number."
                            .formatted(backups),
                    "Name a folder elsewhere, best on another machine; or say --together if the place is as safe as the"
                            + " key itself.");
        }
    }

    private static Path real(Path path) {
        var there = path.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return there.toRealPath()
                    .resolve(there.relativize(path.toAbsolutePath().normalize()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String fingerprint() {
        try {
            return new SealKeyFile(file).fingerprint();
        } catch (SealKeyMissing refused) {
            throw new Refused(String.valueOf(refused.getMessage()), "Name the folder that holds the key in --keys.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws Refused if it is another key than the one that the backup was sealed with */
    KeyCopy belongingTo(String known) {
        if (!known.isEmpty() && !known.equals(fingerprint())) {
            throw new Refused(
                    "The key file %s holds the key of fingerprint %s, but the backup was sealed with that of %s."
                            .formatted(file, fingerprint(), known),
                    "Name the place of the right key; with another one no ID number opens again.");
        }
        return this;
    }

    /** The key that belongs to a backup, in a folder of keys; or the file itself. */
    static KeyCopy in(Path place, String fingerprint) {
        var named = List.of(place.resolve(name(fingerprint)), place.resolve("privacy.key"));
        return new KeyCopy(
                named.stream().filter(Files::isRegularFile).findFirst().orElse(place));
    }

    static String name(String fingerprint) {
        return "privacy-%s.key".formatted(fingerprint);
    }

    /** Copies it for its owner alone; what is there already must be the same. */
    Path to(Path target) {
        try {
            if (Files.exists(target)) {
                new KeyCopy(target).belongingTo(fingerprint());
                return target;
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(target, Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new Refused("The key cannot be copied to %s.".formatted(target), "Check who may write there.");
        }
    }
}
