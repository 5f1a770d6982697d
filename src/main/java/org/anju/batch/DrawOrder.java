package org.anju.batch;

import java.util.List;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.draw.Contribution;
import org.anju.draw.Draw;
import org.anju.step.Answers;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N10, first half: the order is computed from the seed, or taken from the signed list; once. */
@Component
class DrawOrder implements Step {

    private final Procedures procedures;
    private final Rosters rosters;
    private final Orders orders;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    DrawOrder(Procedures procedures, Rosters rosters, Orders orders, Outcomes outcomes, OfficialClock clock) {
        this.procedures = procedures;
        this.rosters = rosters;
        this.orders = orders;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_DrawOrder";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var drawnOn = Decision.notInTheFuture("drawnOn", taken, clock);
        var sealed = rosters.sealed(batch);
        var contributions = contributions(taken.answers());
        var procedure = procedures.get(batch);
        if (procedure.orderMethod() == Procedure.OrderMethod.DRAW) {
            var draw = new Draw(batch.value(), sealed.run(), procedure.tiers(), contributions);
            orders.write(
                    batch,
                    sealed.run(),
                    draw.order(sealed.roster()),
                    contributions,
                    draw.seed(sealed.roster()).hex(),
                    drawnOn,
                    taken.officer());
        } else {
            var list = orders.uploaded(batch).orElseThrow(() -> new Refused("batch.signed-list.missing"));
            orders.write(
                    batch,
                    sealed.run(),
                    SignedList.read(list, sealed.roster()),
                    List.of(),
                    null,
                    drawnOn,
                    taken.officer());
        }
        outcomes.keep(taken, task());
        return Steering.ONWARD;
    }

    private static List<Contribution> contributions(Answers answers) {
        return List.of(
                new Contribution(answers.text("drumName"), answers.text("drumValue")),
                new Contribution(answers.text("publicValueName"), answers.text("publicValue")));
    }
}
