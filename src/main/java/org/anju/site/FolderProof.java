package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/** Compares this copy's folder with the store: whether every file of every edition lies there as it is on file. */
@Component
public class FolderProof {

    private final PublicStore store;
    private final SiteFolder folder;
    private final Renderer renderer;
    private final OfficialClock clock;

    FolderProof(PublicStore store, SiteFolder folder, Renderer renderer, OfficialClock clock) {
        this.store = store;
        this.folder = folder;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The editions that stood before that instant and lack a file, or have one of another size. */
    public Set<UUID> lacking(Instant before) {
        var lacking = new HashSet<UUID>();
        for (var edition : store.snapshot().editions()) {
            if (!edition.gone()
                    && edition.stoodAt().isBefore(before)
                    && !faulty(edition).isEmpty()) {
                lacking.add(edition.id());
            }
        }
        return lacking;
    }

    /** Renders the folder again, without what lies there wrongly. */
    public void layOutAgain() {
        for (var edition : store.snapshot().editions()) {
            faulty(edition).forEach(FolderProof::remove);
        }
        renderer.render(clock.today());
    }

    private List<Path> faulty(Edition edition) {
        return edition.gone()
                ? List.of()
                : edition.files().stream()
                        .filter(Edition.Attached::kept)
                        .filter(file -> size(path(edition, file)) != file.size())
                        .map(file -> path(edition, file))
                        .toList();
    }

    private Path path(Edition edition, Edition.Attached file) {
        return folder.root().resolve(edition.folder() + file.name());
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
