package org.anju.disclosure;

import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** 解除暂缓: the reason to hold a disclosure is gone; it is drafted again. */
@Component
class LiftHold implements Step {

    private final Obligations obligations;

    LiftHold(Obligations obligations) {
        this.obligations = obligations;
    }

    @Override
    public String task() {
        return "Task_LiftHold";
    }

    @Override
    public Steering take(StepTaken taken) {
        obligations.record(
                ObligationId.parse(taken.businessKey()),
                "lifted",
                taken.role(),
                taken.answers().text("note"));
        return Steering.ONWARD;
    }
}
