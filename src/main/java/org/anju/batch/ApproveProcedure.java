package org.anju.batch;

import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Timeline;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N03: the procedure is approved by another person; its models are pinned and its planned ends become public. */
@Component
class ApproveProcedure implements Step {

    private final Batches batches;
    private final Procedures procedures;
    private final Outcomes outcomes;
    private final Timeline timeline;
    private final PublishedProcedure models;
    private final OfficialClock clock;

    ApproveProcedure(
            Batches batches,
            Procedures procedures,
            Outcomes outcomes,
            Timeline timeline,
            PublishedProcedure models,
            OfficialClock clock) {
        this.batches = batches;
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_ApproveProcedure";
    }

    @Override
    public Steering take(StepTaken taken) {
        if (!Decision.approves(taken)) {
            return Decision.steer(taken);
        }
        var procedure = procedures.get(new BatchNumber(taken.businessKey()));
        Decision.byAnotherThan(procedure.draftedBy(), taken);
        var decidedOn = Decision.dateOf(taken, clock);
        if (!procedure.signUpOpensOn().isAfter(clock.today())) {
            throw new Refused("batch.procedure.opens-too-soon");
        }
        procedures.pin(new BatchNumber(taken.businessKey()), models.hash());
        timeline.plan(
                new BatchNumber(taken.businessKey()),
                new Timeline.Notice(
                        procedure.signUpOpensOn(),
                        procedure.signUpClosesOn(),
                        procedure.whatToBring(),
                        procedure.contact(),
                        procedure.phone(),
                        procedure.supervision()),
                procedure.plan());
        var headings = Headings.join(
                outcomes.kept(new BatchNumber(taken.businessKey()), "Task_DraftProcedure"), taken.headings());
        headings.add(Heading.plain("modelsHash", "模型与表单哈希", "Hash of models and forms", models.hash()));
        outcomes.record(Nodes.PROCEDURE, decidedOn, headings, taken);
        batches.enter(new BatchNumber(taken.businessKey()), Stage.SIGN_UP);
        return Decision.steer(taken);
    }
}
