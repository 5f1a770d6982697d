package org.anju.selection;

import java.util.ArrayList;
import org.anju.batch.Batches;
import org.anju.batch.Nodes;
import org.anju.batch.Outcomes;
import org.anju.batch.Procedures;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Part;
import org.anju.step.Heading;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N13: waivers of the session are counted against the limit of B4; those behind move up in the next session. */
@Component
class RecordWaivers implements Step {

    private final Turns turns;
    private final Waivers waivers;
    private final Batches batches;
    private final Procedures procedures;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    RecordWaivers(
            Turns turns,
            Waivers waivers,
            Batches batches,
            Procedures procedures,
            Outcomes outcomes,
            OfficialClock clock) {
        this.turns = turns;
        this.waivers = waivers;
        this.batches = batches;
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_RecordWaivers";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var region = batches.get(batch).region();
        var session = outcomes.latest(batch, Nodes.SELECTION, Part.WHOLE)
                .orElseThrow()
                .round();
        var waived = turns.ofSession(batch, session).stream()
                .filter(turn -> turn.state() == Turn.State.WAIVED)
                .toList();
        var limit = new WaiverLimit(procedures.get(batch).waiverLimit());
        waived.forEach(turn -> waivers.add(region, batch, turn.registrationNumber(), session));
        var reached = waived.stream()
                .filter(turn -> limit.isReached(waivers.of(region, turn.registrationNumber())))
                .count();
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain("session", "场次", "Session", session));
        headings.add(Heading.plain("waived", "弃选户数", "Waived", waived.size()));
        headings.add(Heading.plain("limit", "弃选次数上限", "Limit of waivers", limit.allowed()));
        headings.add(Heading.plain("reached", "达到上限户数", "Reached the limit", reached));
        outcomes.record(Nodes.WAIVERS, clock.today(), headings, taken);
        return Steering.ONWARD;
    }
}
