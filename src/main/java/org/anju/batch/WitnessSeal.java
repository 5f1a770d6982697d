package org.anju.batch;

import java.util.ArrayList;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Heading;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N09: a second person confirms the sealed roster; its hash is published before anybody can know the order. */
@Component
class WitnessSeal implements Step {

    private final Rosters rosters;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    WitnessSeal(Rosters rosters, Outcomes outcomes, OfficialClock clock) {
        this.rosters = rosters;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_WitnessSeal";
    }

    @Override
    public Steering take(StepTaken taken) {
        var sealed = rosters.sealed(new BatchNumber(taken.businessKey()));
        Decision.byAnotherThan(sealed.sealedBy(), taken);
        rosters.witness(new BatchNumber(taken.businessKey()), sealed.run(), taken.officer());
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain(
                "entries", "名册户数", "Households on the roster", sealed.roster().size()));
        headings.add(Heading.plain(
                "rosterHash",
                "名册 SHA-256",
                "SHA-256 of the roster",
                sealed.roster().sha256()));
        headings.add(Heading.plain("algorithm", "排序算法", "Algorithm", "anju-draw-v1"));
        headings.add(Heading.plain("run", "第几次", "Run", sealed.run()));
        outcomes.record(Nodes.ROSTER, clock.today(), headings, taken);
        return Steering.ONWARD;
    }
}
