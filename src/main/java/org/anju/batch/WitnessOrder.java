package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.OwnWords;
import org.anju.step.Heading;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** N10: a second person confirms the order; it and everything it was computed from are published. */
@Component
class WitnessOrder implements Step {

    private final Orders orders;
    private final Outcomes outcomes;
    private final ApplicationEventPublisher events;

    WitnessOrder(Orders orders, Outcomes outcomes, ApplicationEventPublisher events) {
        this.orders = orders;
        this.outcomes = outcomes;
        this.events = events;
    }

    @Override
    public String task() {
        return "Task_WitnessOrder";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var drawn = orders.of(batch)
                .orElseThrow(() -> new IllegalStateException("Batch %s has no order to witness.".formatted(batch)));
        Decision.byAnotherThan(drawn.drawnBy(), taken);
        orders.witness(batch, drawn.run(), taken.officer());
        var headings = Headings.join(outcomes.kept(batch, "Task_DrawOrder"), taken.headings());
        drawn.seed().ifPresent(seed -> headings.add(Heading.plain("seed", "种子", "Seed", seed)));
        headings.add(Heading.plain("orderHash", "排序结果 SHA-256", "SHA-256 of the order", drawn.sha256()));
        headings.add(Heading.plain("run", "第几次", "Run", drawn.run()));
        headings.add(Heading.plain("checkable", "公开验证", "Public check", OwnWords.NOT_CHECKABLE.kept()));
        outcomes.record(Nodes.ORDER, drawn.drawnOn(), headings, taken);
        events.publishEvent(new OrderConfirmed(batch, drawn.order()));
        return Steering.ONWARD;
    }
}
