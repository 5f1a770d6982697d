package org.anju.batch;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.StepTaken;

/** What the three approvals have in common: another person than the author decides, on a paper with a date. */
final class Decision {

    /** The variable that the models' gateways read. */
    static final String VARIABLE = "decision";

    private static final String APPROVE = "approve";

    private Decision() {}

    static boolean approves(StepTaken taken) {
        return taken.answers().text(VARIABLE).equals(APPROVE);
    }

    /** @throws Refused if the author approves the own work */
    static void byAnotherThan(UUID author, StepTaken taken) {
        if (author.equals(taken.officer())) {
            throw new Refused("batch.four-eyes");
        }
    }

    /** @throws Refused if the deciding paper is dated after today: the fact has not happened yet */
    static LocalDate dateOf(StepTaken taken, OfficialClock clock) {
        return notInTheFuture("decidedOn", taken, clock);
    }

    static LocalDate notInTheFuture(String field, StepTaken taken, OfficialClock clock) {
        var day = taken.answers().day(field);
        if (day.isAfter(clock.today())) {
            throw new Refused(java.util.List.of(new Refused.Objection(field, "batch.date-in-the-future", day)));
        }
        return day;
    }

    static Steering steer(StepTaken taken) {
        return Steering.by(VARIABLE, taken.answers().text(VARIABLE));
    }
}
