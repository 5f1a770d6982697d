package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N01, first half: the plan is drawn up. Nothing is public until somebody else approves it. */
@Component
class PlanBatch implements Step {

    private final Batches batches;
    private final Outcomes outcomes;

    PlanBatch(Batches batches, Outcomes outcomes) {
        this.batches = batches;
        this.outcomes = outcomes;
    }

    @Override
    public String task() {
        return "Task_PlanBatch";
    }

    @Override
    public Steering take(StepTaken taken) {
        var answers = taken.answers();
        var type = HousingType.ofCode(answers.text("housingType"))
                .orElseThrow(() -> new Refused("batch.plan.housing-type", answers.text("housingType")));
        batches.plan(
                new BatchNumber(taken.businessKey()),
                new Batch.Plan(
                        answers.text("title"),
                        type,
                        answers.text("audience"),
                        answers.text("plannedPeriod"),
                        taken.officer()));
        outcomes.keep(taken, task());
        return Steering.ONWARD;
    }
}
