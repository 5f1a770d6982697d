package org.anju.disclosure;

import java.util.List;
import org.anju.privacy.Artefact;
import org.anju.privacy.Finding;
import org.anju.privacy.LeakGate;
import org.springframework.stereotype.Component;

/** The leak gate over the final bytes of every file of an edition. */
@Component
public class FinalGate {

    /**
     * Something that must not become public.
     *
     * @param kind a message key of the bundle {@code messages/privacy}
     * @param place a message key of the same bundle, with part, row and column separated by {@code |}
     */
    public record Found(String file, String place, String kind) {}

    /** @param officeNumbers what may stand in public: the region's telephones and codes */
    List<Found> findings(List<StoredFile> files, List<String> officeNumbers) {
        var gate = new LeakGate(officeNumbers);
        return files.parallelStream()
                .flatMap(file -> gate.scan(Artefact.of(file.name(), file.mediaType(), file.bytes())).stream()
                        .map(finding -> found(file, finding)))
                .toList();
    }

    private static Found found(StoredFile file, Finding finding) {
        var place = finding.place();
        var arguments = place.arguments().stream().map(Object::toString).toList();
        return new Found(
                file.name(),
                place.messageKey() + "|" + String.join("|", arguments),
                finding.kind().messageKey());
    }
}
