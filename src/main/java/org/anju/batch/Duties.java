package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Matter;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Part;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Raises what a node that ended owes the public, from the day on which its outcome occurred. */
@Component
public class Duties {

    private final Batches batches;
    private final Outcomes outcomes;
    private final Obligations obligations;
    private final PublishedProcedure models;

    Duties(Batches batches, Outcomes outcomes, Obligations obligations, PublishedProcedure models) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.obligations = obligations;
        this.models = models;
    }

    /** @throws IllegalStateException if the node has recorded no outcome: nothing is published that was not decided */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(BatchNumber number, NodeId node, Part part, ItemCode item) {
        var batch = batches.get(number);
        var outcome = outcomes.latest(number, node, part)
                .orElseThrow(() ->
                        new IllegalStateException("Node %s of batch %s has decided nothing.".formatted(node, number)));
        var title = batch.plan().map(Batch.Plan::title).orElse(number.value());
        var name = models.timeline().stream()
                .filter(each -> each.id().equals(node))
                .findFirst();
        obligations.raise(
                new Matter.OfNode(batch.region(), number, node, outcome.round(), part),
                item,
                outcome.occurredOn(),
                "%s：%s%s".formatted(title, name.map(each -> each.name()).orElse(node.value()), suffix(part, outcome)),
                "%s: %s%s"
                        .formatted(
                                title, name.map(each -> each.nameEn()).orElse(node.value()), suffixEn(part, outcome)));
    }

    private static String suffix(Part part, Outcome outcome) {
        var round = outcome.round() > 1 ? "（第%d次）".formatted(outcome.round()) : "";
        return (part == Part.OUTCOME ? "（公示结果）" : "") + round;
    }

    private static String suffixEn(Part part, Outcome outcome) {
        var round = outcome.round() > 1 ? " (round %d)".formatted(outcome.round()) : "";
        return (part == Part.OUTCOME ? " (outcome of the notice)" : "") + round;
    }
}
