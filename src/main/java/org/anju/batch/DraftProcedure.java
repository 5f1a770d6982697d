package org.anju.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** N03, first half: the procedure is drafted. All its contradictions are told at once. */
@Component
class DraftProcedure implements Step {

    private final Procedures procedures;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    DraftProcedure(Procedures procedures, Outcomes outcomes, OfficialClock clock) {
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_DraftProcedure";
    }

    @Override
    public Steering take(StepTaken taken) {
        var procedure = read(taken);
        var objections = objectionsTo(procedure, clock.today());
        if (!objections.isEmpty()) {
            throw new Refused(objections);
        }
        procedures.draft(new BatchNumber(taken.businessKey()), procedure);
        outcomes.keep(taken, task());
        return Steering.ONWARD;
    }

    static List<Refused.Objection> objectionsTo(Procedure procedure, LocalDate today) {
        var objections = new ArrayList<Refused.Objection>();
        if (!procedure.signUpOpensOn().isAfter(today)) {
            objections.add(new Refused.Objection("signUpOpensOn", "batch.procedure.opens-too-soon"));
        }
        if (procedure.signUpClosesOn().isBefore(procedure.signUpOpensOn())) {
            objections.add(new Refused.Objection("signUpClosesOn", "batch.procedure.closes-before-it-opens"));
        }
        if (procedure.plannedEnds().qualification().isBefore(procedure.signUpClosesOn())) {
            objections.add(new Refused.Objection("qualificationEndsOn", "batch.procedure.before-sign-up-closes"));
        }
        if (!procedure.plannedEnds().areInOrder()) {
            objections.add(new Refused.Objection("closingOn", "batch.procedure.out-of-order"));
        }
        if (new HashSet<>(procedure.tiers()).size() < procedure.tiers().size()) {
            objections.add(new Refused.Objection("tiers", "batch.procedure.tier-twice"));
        }
        return objections;
    }

    private static Procedure read(StepTaken taken) {
        var answers = taken.answers();
        return new Procedure(
                answers.day("signUpOpensOn"),
                answers.day("signUpClosesOn"),
                answers.text("noticeUnit"),
                answers.number("qualificationNoticeDays"),
                answers.number("orderNoticeDays"),
                Procedure.OrderMethod.of(answers.text("orderMethod")),
                Arrays.stream(answers.text("tiers").split("[,，]", -1))
                        .map(String::strip)
                        .toList(),
                answers.number("waiverLimit"),
                answers.text("whatToBring"),
                answers.text("contact"),
                answers.text("phone"),
                answers.text("supervision"),
                new Procedure.PlannedEnds(
                        answers.day("qualificationEndsOn"),
                        answers.day("orderOn"),
                        answers.day("selectionEndsOn"),
                        answers.day("resultOn"),
                        answers.day("handoverEndsOn"),
                        answers.day("closingOn")),
                taken.officer());
    }
}
