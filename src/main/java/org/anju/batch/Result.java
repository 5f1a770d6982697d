package org.anju.batch;

import java.util.List;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Part;
import org.anju.step.Heading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** N15: the approved result becomes the outcome that B6 publishes; its clock runs from the day of N14's paper. */
@Component
public class Result {

    private final Batches batches;
    private final ChainOfPublication chain;
    private final Allocations allocations;
    private final Outcomes outcomes;

    Result(Batches batches, ChainOfPublication chain, Allocations allocations, Outcomes outcomes) {
        this.batches = batches;
        this.chain = chain;
        this.allocations = allocations;
        this.outcomes = outcomes;
    }

    /** @throws IllegalStateException if somebody would be allocated a unit who did not sign up or is not registered */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(BatchNumber batch) {
        var strangers = chain.brokenAt(batch);
        if (!strangers.isEmpty()) {
            throw new IllegalStateException(
                    "Batch %s would allocate to %d who did not sign up.".formatted(batch, strangers.size()));
        }
        var approved = outcomes.latest(batch, Nodes.RESULT_APPROVED, Part.WHOLE).orElseThrow();
        outcomes.record(
                batch,
                Nodes.RESULT,
                approved.occurredOn(),
                Headings.join(
                        approved.headings(),
                        List.of(Heading.plain(
                                "allocated",
                                "分配户数",
                                "Households allocated",
                                allocations.of(batch).size()))));
        batches.enter(batch, Stage.HANDOVER);
    }
}
