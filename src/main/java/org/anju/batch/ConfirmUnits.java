package org.anju.batch;

import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.anju.stock.Stock;
import org.springframework.stereotype.Component;

/** N02: which units the batch allocates, decided on a paper with a date. */
@Component
class ConfirmUnits implements Step {

    private final Batches batches;
    private final Stock stock;
    private final Outcomes outcomes;
    private final ConfirmedUnits confirmed;
    private final OfficialClock clock;

    ConfirmUnits(Batches batches, Stock stock, Outcomes outcomes, ConfirmedUnits confirmed, OfficialClock clock) {
        this.batches = batches;
        this.stock = stock;
        this.outcomes = outcomes;
        this.confirmed = confirmed;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_ConfirmUnits";
    }

    @Override
    public Steering take(StepTaken taken) {
        var number = new BatchNumber(taken.businessKey());
        var decidedOn = Decision.dateOf(taken, clock);
        if (stock.of(number).isEmpty()) {
            throw new Refused("batch.units.none");
        }
        var outcome = outcomes.record(Nodes.UNITS, decidedOn, taken.headings(), taken);
        confirmed.keep(outcome, batches.get(number).region());
        return Steering.ONWARD;
    }
}
