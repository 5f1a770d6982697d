package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.step.WorkList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of a repair: the words that may not be published, each to be put in other words. */
@Component
class StoppedWords implements WorkList {

    private static final String STOPPED = "stopped";
    private static final String REWORDED = "reworded";
    private static final int LONGEST = 2_000;

    private final Obligations obligations;
    private final FrozenFacts facts;
    private final Rewordings rewordings;
    private final PublicWords words;

    StoppedWords(Obligations obligations, FrozenFacts facts, Rewordings rewordings, PublicWords words) {
        this.obligations = obligations;
        this.facts = facts;
        this.rewordings = rewordings;
        this.words = words;
    }

    @Override
    public String task() {
        return "Task_RepairDisclosure";
    }

    @Override
    public List<String> columns() {
        return List.of("place", "words", "reworded");
    }

    @Override
    public List<String> states() {
        return List.of(STOPPED, REWORDED);
    }

    @Override
    @Transactional
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        var id = ObligationId.parse(businessKey);
        var reworded = rewordings.of(id);
        var matching = stopped(obligations.get(id)).entrySet().stream()
                .map(found -> row(found.getKey(), found.getValue(), reworded))
                .filter(row -> String.join(" ", row.cells().values())
                        .contains(filter.text().strip()))
                .toList();
        var byState = new LinkedHashMap<String, Long>();
        states().forEach(state -> byState.put(
                state,
                matching.stream().filter(row -> row.state().equals(state)).count()));
        var shown = matching.stream()
                .filter(row -> filter.state().isEmpty() || row.state().equals(filter.state()))
                .toList();
        return new WorkPage(shown.stream().skip((long) page * size).limit(size).toList(), shown.size(), byState);
    }

    /** Every text that may not be published, with the label of the field where it first stands. */
    private Map<String, String> stopped(Obligation obligation) {
        var leaking = words.leaking(obligation.region());
        var material = facts.copied(obligation);
        var found = new LinkedHashMap<String, String>();
        material.headings().stream()
                .filter(heading -> Rewordings.isWords(heading.fieldClass()))
                .filter(heading -> leaking.test(heading.value()))
                .forEach(heading -> found.putIfAbsent(heading.value(), heading.label()));
        var seen = new HashSet<String>();
        material.rows().forEach(row -> {
            for (var i = 0; i < row.size(); i++) {
                var column = material.columns().get(i);
                if (Rewordings.isWords(column.fieldClass()) && seen.add(row.get(i)) && leaking.test(row.get(i))) {
                    found.putIfAbsent(row.get(i), column.label());
                }
            }
        });
        return found;
    }

    private static WorkRow row(String text, String place, Map<String, String> reworded) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("place", place);
        cells.put("words", text);
        cells.put("reworded", reworded.getOrDefault(text, ""));
        return new WorkRow(id(text), reworded.containsKey(text) ? REWORDED : STOPPED, cells);
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<WorkVerb> verbs() {
        return List.of(new WorkVerb("reword", Map.of("words", List.of()), false));
    }

    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var obligation = obligations.lock(ObligationId.parse(businessKey));
        var reworded = arguments.getOrDefault("words", "").strip();
        var refusal = refusal(obligation, reworded);
        var results = new ArrayList<RowResult>();
        for (var text : stopped(obligation).keySet()) {
            if (rows.contains(id(text))) {
                if (refusal.isEmpty()) {
                    rewordings.reword(obligation.id(), text, reworded, officer);
                }
                results.add(new RowResult(
                        id(text), refusal.isEmpty(), refusal.isEmpty() ? "worklist.result.done" : refusal, List.of()));
            }
        }
        return results;
    }

    private String refusal(Obligation obligation, String reworded) {
        if (reworded.isEmpty() || reworded.length() > LONGEST) {
            return "worklist.result.words-needed";
        }
        return words.leak(obligation.region(), reworded) ? "worklist.result.still-leaks" : "";
    }
}
