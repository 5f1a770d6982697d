package org.anju.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.privacy.Artefact;
import org.anju.privacy.Finding;
import org.anju.privacy.LeakGate;

/**
 * The leak gate before the folder: text that would tell a person's number is not written, whatever brought it there. The
 * page stays as it was, or away; all others go on.
 */
final class PageGate {

    private static final Map<String, String> MEDIA_TYPES =
            Map.of("html", "text/html", "json", "application/json", "xml", "application/xml", "txt", "text/plain");

    private final LeakGate gate;

    /** What stands in public by the law may stand on a page: the offices' telephones and codes, and index numbers. */
    PageGate(Snapshot snapshot) {
        gate = new LeakGate(Stream.concat(
                        snapshot.offices().stream()
                                .flatMap(each -> Stream.of(each.phone(), each.supervisionPhone(), each.creditCode())),
                        snapshot.editions().stream().map(Edition::indexNumber))
                .toList());
    }

    /**
     * Why the file may not be written, if it may not: for what kinds of number, never which. The bytes of anything but text
     * were read by the gate before they were stored.
     */
    Optional<String> objection(String path, byte[] bytes) {
        var mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (mediaType == null) {
            return Optional.empty();
        }
        var findings = gate.scan(Artefact.of("page", mediaType, bytes));
        return findings.isEmpty() ? Optional.empty() : Optional.of("leak gate: " + kinds(findings));
    }

    private static String kinds(List<Finding> findings) {
        return findings.stream().map(each -> each.kind().name()).distinct().collect(Collectors.joining(", "));
    }
}
