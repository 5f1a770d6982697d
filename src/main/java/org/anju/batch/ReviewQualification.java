package org.anju.batch;

import java.util.ArrayList;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N07: every entrant was decided. The public learns counts; who failed is told to the household alone. */
@Component
class ReviewQualification implements Step {

    private final Entrants entrants;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    ReviewQualification(Entrants entrants, Outcomes outcomes, OfficialClock clock) {
        this.entrants = entrants;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_ReviewQualification";
    }

    @Override
    public Steering take(StepTaken taken) {
        var counts = entrants.counts(new BatchNumber(taken.businessKey()));
        if (counts.pending() > 0) {
            throw new Refused("batch.qualification.pending", counts.pending());
        }
        if (counts.qualified() == 0) {
            throw new Refused("batch.qualification.nobody");
        }
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain("reviewed", "复审户数", "Households reviewed", counts.all()));
        headings.add(Heading.plain("qualified", "合格户数", "Qualified", counts.qualified()));
        headings.add(Heading.plain("refused", "不合格户数", "Not qualified", counts.refused()));
        outcomes.record(Nodes.QUALIFICATION, clock.today(), headings, taken);
        return Steering.ONWARD;
    }
}
