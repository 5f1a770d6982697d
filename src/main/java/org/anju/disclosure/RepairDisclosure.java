package org.anju.disclosure;

import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** What stopped the draft was mended at its source; the draft is made and checked again. */
@Component
class RepairDisclosure implements Step {

    private final Obligations obligations;

    RepairDisclosure(Obligations obligations) {
        this.obligations = obligations;
    }

    @Override
    public String task() {
        return "Task_RepairDisclosure";
    }

    @Override
    public Steering take(StepTaken taken) {
        var obligation = obligations.lock(ObligationId.parse(taken.businessKey()));
        obligations.record(obligation.id(), "repaired", taken.role(), null);
        return Steering.ONWARD;
    }
}
