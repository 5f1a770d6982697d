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

/** N16: every allocation was signed or forfeited. */
@Component
class RecordHandover implements Step {

    private final Batches batches;
    private final Allocations allocations;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    RecordHandover(Batches batches, Allocations allocations, Outcomes outcomes, OfficialClock clock) {
        this.batches = batches;
        this.allocations = allocations;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_RecordHandover";
    }

    @Override
    public Steering take(StepTaken taken) {
        var all = allocations.of(new BatchNumber(taken.businessKey()));
        var pending = count(all, "pending");
        if (pending > 0) {
            throw new Refused("batch.handover.pending", pending);
        }
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain("signed", "已签约户数", "Signed", count(all, "signed")));
        headings.add(Heading.plain("forfeited", "放弃签约户数", "Forfeited", count(all, "forfeited")));
        outcomes.record(Nodes.HANDOVER, clock.today(), headings, taken);
        batches.enter(new BatchNumber(taken.businessKey()), Stage.CLOSING);
        return Steering.ONWARD;
    }

    private static long count(java.util.List<Allocation> all, String handover) {
        return all.stream()
                .filter(allocation -> allocation.handover().equals(handover))
                .count();
    }
}
