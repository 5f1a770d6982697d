package org.anju.batch;

import java.time.LocalDate;
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
        raise(new Matter.OfNode(batch.region(), number, node, outcome.round(), part), item, outcome.occurredOn());
    }

    /** Raises what the end of a period owes, whether or not anybody has decided yet what is to be told of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(Matter.OfNode matter, ItemCode item, LocalDate occurredOn) {
        var title = batches.get(matter.batch())
                .plan()
                .map(Batch.Plan::title)
                .orElse(matter.batch().value());
        var name = models.timeline().stream()
                .filter(each -> each.id().equals(matter.node()))
                .findFirst();
        var node = matter.node().value();
        obligations.raise(
                matter,
                item,
                occurredOn,
                "%s：%s%s".formatted(title, name.map(each -> each.name()).orElse(node), suffix(matter)),
                "%s: %s%s".formatted(title, name.map(each -> each.nameEn()).orElse(node), suffixEn(matter)));
    }

    private static String suffix(Matter matter) {
        var round = matter.round() > 1 ? "（第%d次）".formatted(matter.round()) : "";
        return (matter.part() == Part.OUTCOME ? "（公示结果）" : "") + round;
    }

    private static String suffixEn(Matter matter) {
        var round = matter.round() > 1 ? " (round %d)".formatted(matter.round()) : "";
        return (matter.part() == Part.OUTCOME ? " (outcome of the notice)" : "") + round;
    }
}
