package org.anju.selection;

import java.util.ArrayList;
import org.anju.batch.Batches;
import org.anju.batch.Nodes;
import org.anju.batch.Outcomes;
import org.anju.batch.Stage;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N12: a session of choosing ends. What was taken in it is published as one list; the next session starts anew. */
@Component
class RunSelectionSession implements Step {

    private final Turns turns;
    private final FreeUnits units;
    private final Batches batches;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    RunSelectionSession(Turns turns, FreeUnits units, Batches batches, Outcomes outcomes, OfficialClock clock) {
        this.turns = turns;
        this.units = units;
        this.batches = batches;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_RunSelectionSession";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var session = turns.session(batch);
        var ofSession = turns.ofSession(batch, session);
        if (ofSession.isEmpty()) {
            throw new Refused("selection.nothing-taken");
        }
        var heldOn = taken.answers().day("heldOn");
        if (heldOn.isAfter(clock.today())) {
            throw new Refused("batch.date-in-the-future", heldOn);
        }
        var headings = new ArrayList<>(taken.headings());
        headings.add(Heading.plain("session", "场次", "Session", session));
        headings.add(Heading.plain("chosen", "已选户数", "Chosen", count(ofSession, Turn.State.CHOSEN)));
        headings.add(Heading.plain("waived", "放弃选房户数", "Waived", count(ofSession, Turn.State.WAIVED)));
        headings.add(Heading.plain("absent", "未到场户数", "Absent", count(ofSession, Turn.State.ABSENT)));
        headings.add(Heading.plain(
                "remaining", "剩余房源套数", "Units remaining", units.of(batch).size()));
        outcomes.record(Nodes.SELECTION, heldOn, headings, taken);
        batches.enter(batch, Stage.SELECTION);
        return Steering.ONWARD;
    }

    private static long count(java.util.List<Turn> turns, Turn.State state) {
        return turns.stream().filter(turn -> turn.state() == state).count();
    }
}
