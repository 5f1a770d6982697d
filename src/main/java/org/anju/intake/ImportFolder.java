package org.anju.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where files lie in clear while they arrive and are looked at, for this account alone. What a run that was killed left
 * there is removed at the start.
 */
@Component
class ImportFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** What we keep, and what the container keeps of a request that it has not answered. */
    private static final String LEFT = "{import-*.in,upload_*}";

    private final Path folder;

    ImportFolder(IntakeSettings settings) {
        this.folder = settings.folder();
        try {
            Files.createDirectories(folder);
            // The container's own files are as readable as it likes.
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
            empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file that only this account may open. */
    ArrivedFile keep(InputStream content) throws IOException {
        return ArrivedFile.keep(content, Files.createTempFile(folder, "import-", ".in"));
    }

    private void empty() throws IOException {
        try (var left = Files.newDirectoryStream(folder, LEFT)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }
}
