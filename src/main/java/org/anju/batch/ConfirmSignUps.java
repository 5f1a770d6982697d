package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** After N06: the officer has looked at the list of those who signed up; the re-check can begin. */
@Component
class ConfirmSignUps implements Step {

    private final Batches batches;

    ConfirmSignUps(Batches batches) {
        this.batches = batches;
    }

    @Override
    public String task() {
        return "Task_ConfirmSignUps";
    }

    @Override
    public Steering take(StepTaken taken) {
        batches.enter(new BatchNumber(taken.businessKey()), Stage.QUALIFICATION);
        return Steering.ONWARD;
    }
}
