package org.anju.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anju.site.FolderProof;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every edition's files lie in the site's folder. */
@Component
@Order(4)
class FileCheck implements Check {

    private final FolderProof folder;

    FileCheck(FolderProof folder) {
        this.folder = folder;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        return folder.lacking(settled).stream()
                .map(edition -> new Difference(
                        Difference.Kind.EDITION_WITHOUT_FILE,
                        edition.toString(),
                        Optional.empty(),
                        Optional.of(() -> folder.layOutAgain(edition))))
                .toList();
    }
}
