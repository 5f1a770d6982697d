package org.anju.batch;

import java.util.ArrayList;
import java.util.Comparator;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Timeline;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Status;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.anju.stock.Stock;
import org.anju.stock.UnitId;
import org.springframework.stereotype.Component;

/** N17: every duty is fulfilled and the units balance: those that came in were allocated or go back to the stock. */
@Component
class CloseBatch implements Step {

    private final Batches batches;
    private final Allocations allocations;
    private final Obligations obligations;
    private final Outcomes outcomes;
    private final Timeline timeline;
    private final Stock stock;
    private final Households households;
    private final OfficialClock clock;

    CloseBatch(
            Batches batches,
            Allocations allocations,
            Obligations obligations,
            Outcomes outcomes,
            Timeline timeline,
            Stock stock,
            Households households,
            OfficialClock clock) {
        this.batches = batches;
        this.allocations = allocations;
        this.obligations = obligations;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.stock = stock;
        this.households = households;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_CloseBatch";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        if (!obligations.allPublic(batch)) {
            throw new Refused("batch.closing.open-obligations");
        }
        var unitsIn = stock.of(batch).size();
        var signed = allocations.of(batch).stream()
                .filter(allocation -> allocation.handover().equals("signed"))
                // In the order in which their homes were given, so that nobody waits for each other.
                .sorted(Comparator.comparing(Allocation::registrationNumber))
                .toList();
        var region = batches.get(batch).region();
        for (var allocation : signed) {
            stock.allocate(batch, new UnitId(allocation.unit()));
            var number = new RegistrationNumber(allocation.registrationNumber());
            // Who left the register after signing stays as the register says: the batch must not hang on it.
            households
                    .holdStatus(region, number)
                    .filter(status -> status == Status.WAITING)
                    .ifPresent(waiting -> households.house(region, number, clock.today()));
        }
        var returned = stock.release(batch);
        if (unitsIn != signed.size() + returned) {
            throw new Refused("batch.closing.unbalanced", unitsIn, signed.size(), returned);
        }
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain("unitsIn", "本批次房源套数", "Units in the batch", unitsIn));
        headings.add(Heading.plain("allocated", "已分配套数", "Units allocated", signed.size()));
        headings.add(Heading.plain("returned", "退回待分配套数", "Units returned", returned));
        outcomes.record(Nodes.CLOSING, clock.today(), headings, taken);
        batches.close(batch, clock.today());
        timeline.closed(batch, clock.today());
        return Steering.ONWARD;
    }
}
