package org.anju.site;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.privacy.Artefact;
import org.anju.privacy.Finding;
import org.anju.privacy.LeakGate;

/**
 * The leak gate before the folder: text that would tell a person's number is not written, whatever brought it there. The
 * page stays as it was, or away; all others go on. For one pass.
 */
final class PageGate {

    private static final int TOLD = 10;

    private static final Map<String, String> MEDIA_TYPES =
            Map.of("html", "text/html", "json", "application/json", "xml", "application/xml", "txt", "text/plain");

    private final LeakGate gate;
    private final ConcurrentNavigableMap<String, String> stopped = new ConcurrentSkipListMap<>();

    /** What stands in public by the law may stand on a page: the offices' telephones and codes, and index numbers. */
    PageGate(Snapshot snapshot) {
        gate = new LeakGate(Stream.concat(
                        snapshot.offices().stream()
                                .flatMap(each -> Stream.of(each.phone(), each.supervisionPhone(), each.creditCode())),
                        snapshot.editions().stream().map(Edition::indexNumber))
                .toList());
    }

    /** Whether the file may be written. The bytes of anything but text were read by the gate before they were stored. */
    boolean passes(String path, byte[] bytes) {
        var mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (mediaType == null) {
            return true;
        }
        var findings = gate.scan(Artefact.of("page", mediaType, bytes));
        if (!findings.isEmpty()) {
            stopped.put(path, kinds(findings));
        }
        return findings.isEmpty();
    }

    private static String kinds(List<Finding> findings) {
        return findings.stream().map(each -> each.kind().name()).distinct().collect(Collectors.joining(", "));
    }

    /**
     * So that the pass does not count as done. Whoever runs it says so once, however often it is tried again.
     *
     * @throws IllegalStateException if something was held back: which files, for what kinds of number, never which number
     */
    void tellWhatWasStopped() {
        if (!stopped.isEmpty()) {
            throw new IllegalStateException("The leak gate held back %d files of the site, %s."
                    .formatted(
                            stopped.size(),
                            stopped.entrySet().stream()
                                    .limit(TOLD)
                                    .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                                    .collect(Collectors.joining(", "))));
        }
    }
}
