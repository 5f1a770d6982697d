package org.anju.batch;

import java.util.List;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Timeline;
import org.anju.stock.Stock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** E3, second half: records that a batch was voided, and why. Its units go back; what it decided stays; its duties live on. */
@Component
public class Voiding {

    private final Batches batches;
    private final Outcomes outcomes;
    private final Timeline timeline;
    private final Stock stock;

    Voiding(Batches batches, Outcomes outcomes, Timeline timeline, Stock stock) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.stock = stock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(BatchNumber number) {
        var batch = batches.get(number);
        var voiding = batch.voiding()
                .orElseThrow(() -> new IllegalStateException("Batch %s has no reason to be voided.".formatted(number)));
        timeline.show(
                number,
                batch.region(),
                batch.plan().map(Batch.Plan::title).orElse(number.value()),
                batch.plan().map(plan -> plan.housingType().notice()).orElse(""),
                batch.plan().map(Batch.Plan::plannedPeriod).orElse(""),
                List.of());
        outcomes.record(number, Nodes.VOIDING, voiding.on(), outcomes.kept(number, VoidBatch.MESSAGE));
        batches.enter(number, Stage.VOIDED);
        timeline.voided(number, voiding.on());
        stock.release(number);
    }
}
