package org.anju.disclosure;

import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** What stopped the draft was mended at its source: the facts are taken anew, and the draft is made and checked again. */
@Component
class RepairDisclosure implements Step {

    private final Obligations obligations;
    private final FrozenFacts facts;

    RepairDisclosure(Obligations obligations, FrozenFacts facts) {
        this.obligations = obligations;
        this.facts = facts;
    }

    @Override
    public String task() {
        return "Task_RepairDisclosure";
    }

    @Override
    public Steering take(StepTaken taken) {
        var obligation = obligations.lock(ObligationId.parse(taken.businessKey()));
        obligations.record(obligation.id(), "repaired", taken.role(), null);
        if (!obligation.matter().part().isChange()) {
            facts.freeze(obligation);
        }
        return Steering.ONWARD;
    }
}
