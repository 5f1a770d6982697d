package org.anju.disclosure;

import java.util.List;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 公开审查: another person than the one who decided the matter lets it be published, sends it back, or holds it. */
@Component
class ReviewDisclosure implements Step {

    /** The answer that sends a draft back to be mended. */
    static final String REWORK = "rework";

    private static final String VARIABLE = "review";

    private final Obligations obligations;
    private final Holds holds;
    private final ObjectProvider<Facts> facts;
    private final PublicWords words;

    ReviewDisclosure(Obligations obligations, Holds holds, ObjectProvider<Facts> facts, PublicWords words) {
        this.obligations = obligations;
        this.holds = holds;
        this.facts = facts;
        this.words = words;
    }

    @Override
    public String task() {
        return "Task_ReviewDisclosure";
    }

    @Override
    public Steering take(StepTaken taken) {
        var obligation = obligations.lock(ObligationId.parse(taken.businessKey()));
        if (facts.stream().anyMatch(each -> each.decidedBy(obligation, taken.officer()))) {
            throw new Refused("disclosure.review.four-eyes");
        }
        var review = taken.answers().text(VARIABLE);
        var basis = taken.answers().find("basis");
        if (review.equals("hold") && basis.isEmpty()) {
            throw new Refused(List.of(new Refused.Objection("basis", "disclosure.review.hold-needs-basis")));
        }
        if (basis.filter(text -> words.leak(obligation.region(), text)).isPresent()) {
            throw new Refused(List.of(new Refused.Objection("basis", "disclosure.change.leak")));
        }
        obligations.record(
                obligation.id(), "reviewed", taken.role(), review.equals("hold") ? basis.orElseThrow() : review);
        if (review.equals("hold")) {
            holds.hold(obligation.id(), taken.role(), basis.orElseThrow());
        } else if (!review.equals(REWORK)) {
            holds.liftIfHeld(obligation, taken.role());
        }
        return Steering.by(VARIABLE, review);
    }
}
