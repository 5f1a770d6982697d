package org.anju.batch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.Facts;
import org.anju.disclosure.Material;
import org.anju.disclosure.Matter;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Part;
import org.springframework.stereotype.Component;

/** What the nodes of a batch decided, for whoever publishes it. The outcome of a notice is told by the notices. */
@Component
class BatchFacts implements Facts {

    private final Outcomes outcomes;
    private final List<NodeList> lists;

    BatchFacts(Outcomes outcomes, List<NodeList> lists) {
        this.outcomes = outcomes;
        this.lists = lists;
    }

    @Override
    public boolean cover(Obligation obligation) {
        return obligation.matter() instanceof Matter.OfNode matter && matter.part() != Part.OUTCOME;
    }

    @Override
    public Material of(Obligation obligation) {
        var matter = (Matter.OfNode) obligation.matter();
        var outcome = outcomes.find(matter.batch(), matter.node(), matter.part(), matter.round())
                .orElseThrow(() -> new IllegalStateException("Node %s of batch %s has no outcome in round %d."
                        .formatted(matter.node(), matter.batch(), matter.round())));
        return list(matter)
                .map(list ->
                        new Material(outcome.headings(), list.columns(), list.rows(outcome), list.attachments(outcome)))
                .orElseGet(() -> Material.of(outcome.headings()));
    }

    @Override
    public boolean decidedBy(Obligation obligation, UUID officer) {
        return obligation.matter() instanceof Matter.OfNode matter
                && outcomes.decidedBy(matter.batch(), matter.node(), officer);
    }

    private Optional<NodeList> list(Matter.OfNode matter) {
        return lists.stream()
                .filter(list -> list.node().equals(matter.node()) && list.part() == matter.part())
                .findFirst();
    }
}
