package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A page per batch: where it stands, what comes next, and its timeline. */
final class BatchPages {

    private final PublicStore store;
    private final Snapshot snapshot;
    private final Standing standing;
    private final Map<String, Edition> procedures;

    BatchPages(PublicStore store, Snapshot snapshot, Standing standing) {
        this.store = store;
        this.snapshot = snapshot;
        this.standing = standing;
        this.procedures = procedures(snapshot);
    }

    void write(Press press) {
        for (var batch : snapshot.batches()) {
            var view = standing.batch(batch);
            var procedure = Optional.ofNullable(procedures.get(batch.number()));
            press.page(
                    "batch",
                    batch.path(),
                    view.toString() + procedure,
                    () -> Map.of(
                            "view",
                            view,
                            "batch",
                            batch,
                            "diagrams",
                            diagrams(procedure, view, false),
                            "diagramsEn",
                            diagrams(procedure, view, true)));
        }
    }

    /** The procedure in force of each batch. */
    private static Map<String, Edition> procedures(Snapshot snapshot) {
        var procedures = new HashMap<String, Edition>();
        for (var edition : snapshot.editions()) {
            if (edition.batch() != null && edition.item().equals("B4") && edition.inForce()) {
                procedures.put(edition.batch(), edition);
            }
        }
        return procedures;
    }

    /** The diagrams of a procedure, the overview first. */
    private List<DrawnDiagram> diagrams(Optional<Edition> procedure, Standing.BatchView view, boolean english) {
        return procedure.map(edition -> drawn(edition, view, english)).orElseGet(List::of);
    }

    private List<DrawnDiagram> drawn(Edition edition, Standing.BatchView view, boolean english) {
        var svgs = new TreeMap<String, String>();
        for (var file : edition.files()) {
            if (file.mediaType().startsWith("image/svg") && ofLanguage(edition, file.name(), english)) {
                store.bytes(edition.id(), file.name())
                        .ifPresent(bytes -> svgs.put(file.name(), new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        var phases = DrawnDiagram.phases(List.copyOf(svgs.values()), view);
        var drawings = new ArrayList<DrawnDiagram>();
        svgs.forEach((name, svg) -> DrawnDiagram.of(name, svg, view, phases).ifPresent(drawings::add));
        drawings.sort(Comparator.comparing(drawing -> !drawing.name().startsWith("allocation-batch")));
        return drawings;
    }

    /** A drawing {@code x-en.svg} is for the English page, where there is one. */
    private static boolean ofLanguage(Edition edition, String name, boolean english) {
        if (name.endsWith("-en.svg")) {
            return english;
        }
        var twin = name.replace(".svg", "-en.svg");
        return !english
                || edition.files().stream().noneMatch(file -> file.name().equals(twin));
    }
}
