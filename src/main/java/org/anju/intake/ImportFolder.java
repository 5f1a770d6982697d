package org.anju.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where files lie in clear while they are looked at. What a run that was killed left there is removed at the start. */
@Component
class ImportFolder {

    private final Path folder;

    ImportFolder(IntakeSettings settings) {
        this.folder = settings.folder();
        try {
            Files.createDirectories(folder);
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
        try (var left = Files.newDirectoryStream(folder, "import-*.in")) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }
}
