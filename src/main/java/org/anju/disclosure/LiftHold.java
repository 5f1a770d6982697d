package org.anju.disclosure;

import java.util.List;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** 解除暂缓: the reason to hold a disclosure is gone; it is drafted again. */
@Component
class LiftHold implements Step {

    private final Obligations obligations;
    private final PublicWords words;

    LiftHold(Obligations obligations, PublicWords words) {
        this.obligations = obligations;
        this.words = words;
    }

    @Override
    public String task() {
        return "Task_LiftHold";
    }

    @Override
    public Steering take(StepTaken taken) {
        var obligation = obligations.lock(ObligationId.parse(taken.businessKey()));
        var note = taken.answers().text("note");
        if (words.leak(obligation.region(), note)) {
            throw new Refused(List.of(new Refused.Objection("note", "disclosure.change.leak")));
        }
        obligations.record(obligation.id(), "lifted", taken.role(), note);
        return Steering.ONWARD;
    }
}
