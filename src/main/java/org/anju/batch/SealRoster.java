package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.draw.Entry;
import org.anju.draw.Roster;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N09, first half: the qualified entrants become a roster that nobody can change any more. */
@Component
class SealRoster implements Step {

    private final Batches batches;
    private final Entrants entrants;
    private final Procedures procedures;
    private final Rosters rosters;

    SealRoster(Batches batches, Entrants entrants, Procedures procedures, Rosters rosters) {
        this.batches = batches;
        this.entrants = entrants;
        this.procedures = procedures;
        this.rosters = rosters;
    }

    @Override
    public String task() {
        return "Task_SealRoster";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var entries = entrants.qualified(batch).stream()
                .map(entrant -> new Entry(entrant.pool(), entrant.tier(), entrant.registrationNumber()))
                .toList();
        if (entries.isEmpty()) {
            throw new Refused("batch.roster.empty");
        }
        var unknown = entries.stream()
                .map(Entry::tier)
                .filter(tier -> !procedures.get(batch).tiers().contains(tier))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refused("batch.roster.unknown-tier", String.join("、", unknown));
        }
        batches.enter(batch, Stage.ORDERING);
        rosters.seal(batch, new Roster(entries).freeze(), taken.officer());
        return Steering.ONWARD;
    }
}
