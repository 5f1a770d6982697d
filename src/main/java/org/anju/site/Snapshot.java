package org.anju.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything public but rows and bytes, as one moment of the store saw it. */
final class Snapshot {

    private static final Comparator<Edition> LATEST =
            Comparator.comparing(Edition::day).thenComparing(Edition::leaf).reversed();

    private final long logSize;
    private final String logRoot;
    private final Map<String, Office> offices;
    private final Map<String, Batch> batches;
    private final Map<String, List<Node>> nodes;
    private final Map<UUID, Duty> duties;
    private final Map<NodeOfBatch, List<Duty>> dutiesByNode;
    private final Map<UUID, Edition> editions;
    private final List<Edition> latest;
    private final Map<UUID, List<Edition>> editionsByDuty;

    Snapshot(
            long logSize,
            String logRoot,
            List<Office> offices,
            List<Batch> batches,
            List<Node> nodes,
            List<Duty> duties,
            List<Edition> editions) {
        this.logSize = logSize;
        this.logRoot = logRoot;
        this.offices = byKey(offices, Office::region);
        this.batches = byKey(batches, Batch::number);
        this.nodes = nodes.stream().collect(Collectors.groupingBy(Node::batch));
        this.duties = byKey(duties, Duty::id);
        this.dutiesByNode =
                duties.stream().collect(Collectors.groupingBy(duty -> new NodeOfBatch(duty.batch(), duty.node())));
        this.editions = byKey(editions, Edition::id);
        this.latest = editions.stream().sorted(LATEST).toList();
        this.editionsByDuty = new HashMap<>();
        editions.forEach(edition -> editionsByDuty
                .computeIfAbsent(edition.obligation(), duty -> new ArrayList<>())
                .add(edition));
    }

    private record NodeOfBatch(
            @Nullable String batch, @Nullable String node) {}

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        var map = new LinkedHashMap<K, V>();
        values.forEach(value -> map.put(key.apply(value), value));
        return map;
    }

    long logSize() {
        return logSize;
    }

    String logRoot() {
        return logRoot;
    }

    List<Office> offices() {
        return List.copyOf(offices.values());
    }

    Optional<Office> office(String region) {
        return Optional.ofNullable(offices.get(region));
    }

    /** Newest first. */
    List<Batch> batches() {
        return List.copyOf(batches.values());
    }

    Optional<Batch> batch(String number) {
        return Optional.ofNullable(batches.get(number));
    }

    /** In the order of the procedure. */
    List<Node> nodes(Batch batch) {
        return nodes.getOrDefault(batch.number(), List.of());
    }

    List<Duty> duties() {
        return List.copyOf(duties.values());
    }

    Optional<Duty> duty(UUID id) {
        return Optional.ofNullable(duties.get(id));
    }

    List<Duty> duties(String batch, String node) {
        return dutiesByNode.getOrDefault(new NodeOfBatch(batch, node), List.of());
    }

    /** In the order of the log. */
    List<Edition> editions() {
        return List.copyOf(editions.values());
    }

    List<Edition> latest() {
        return latest;
    }

    Optional<Edition> edition(UUID id) {
        return Optional.ofNullable(editions.get(id));
    }

    List<Edition> editions(Duty duty) {
        return editionsByDuty.getOrDefault(duty.id(), List.of());
    }
}
