package org.anju.batch;

import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N14: the result is approved by another person than the one who compiled it, if the chain of publication holds. */
@Component
class ApproveResult implements Step {

    private final ChainOfPublication chain;
    private final Allocations allocations;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    ApproveResult(ChainOfPublication chain, Allocations allocations, Outcomes outcomes, OfficialClock clock) {
        this.chain = chain;
        this.allocations = allocations;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_ApproveResult";
    }

    @Override
    public Steering take(StepTaken taken) {
        if (!Decision.approves(taken)) {
            return Decision.steer(taken);
        }
        allocations
                .compiledBy(new BatchNumber(taken.businessKey()))
                .ifPresent(author -> Decision.byAnotherThan(author, taken));
        var strangers = chain.brokenAt(new BatchNumber(taken.businessKey()));
        if (!strangers.isEmpty()) {
            throw new Refused("batch.result.not-signed-up", String.join("、", strangers));
        }
        outcomes.record(Nodes.RESULT_APPROVED, Decision.dateOf(taken, clock), taken.headings(), taken);
        return Decision.steer(taken);
    }
}
