package org.anju.batch;

import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Timeline;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N01: the plan is approved by another person, on a dated paper; from here the batch has its public page. */
@Component
class ApprovePlan implements Step {

    private final Batches batches;
    private final Outcomes outcomes;
    private final Timeline timeline;
    private final PublishedProcedure models;
    private final OfficialClock clock;

    ApprovePlan(Batches batches, Outcomes outcomes, Timeline timeline, PublishedProcedure models, OfficialClock clock) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_ApprovePlan";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = batches.get(new BatchNumber(taken.businessKey()));
        var plan = batch.planned();
        if (!Decision.approves(taken)) {
            return Decision.steer(taken);
        }
        Decision.byAnotherThan(plan.plannedBy(), taken);
        var decidedOn = Decision.dateOf(taken, clock);
        timeline.show(
                batch.number(),
                batch.region(),
                plan.title(),
                plan.housingType().notice(),
                plan.plannedPeriod(),
                models.timeline());
        outcomes.record(
                Nodes.PLAN,
                decidedOn,
                Headings.join(outcomes.kept(batch.number(), "Task_PlanBatch"), taken.headings()),
                taken);
        batches.enter(batch.number(), Stage.PREPARING);
        return Decision.steer(taken);
    }
}
