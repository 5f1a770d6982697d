package org.anju.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.site.FolderProof;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every edition's files lie in the site's folder, and nothing lies there of one that is gone. */
@Component
@Order(4)
class FileCheck implements Check {

    private final FolderProof folder;

    FileCheck(FolderProof folder) {
        this.folder = folder;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        return Stream.concat(
                        folder.lacking(settled).stream()
                                .map(edition -> difference(
                                        Difference.Kind.EDITION_WITHOUT_FILE,
                                        edition,
                                        () -> folder.layOutAgain(edition))),
                        folder.lingering().stream()
                                .map(edition -> difference(
                                        Difference.Kind.GONE_EDITION_STILL_THERE, edition, folder::removeWhatIsGone)))
                .toList();
    }

    private static Difference difference(Difference.Kind kind, UUID edition, Runnable repair) {
        return new Difference(kind, edition.toString(), Optional.empty(), Optional.of(repair));
    }
}
