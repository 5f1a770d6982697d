package org.anju.batch;

import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Refused;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** E3, first half: on a dated paper a batch is voided from wherever it is. No task waits for it, but a message. */
@Component
public class VoidBatch {

    /** What the model calls the message, and under which its form's answers are kept until they are published. */
    public static final String MESSAGE = "BatchVoided";

    private final Batches batches;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    VoidBatch(Batches batches, Outcomes outcomes, OfficialClock clock) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** @throws Refused if the batch has ended or the paper is dated after today */
    @Transactional
    public void take(StepTaken taken) {
        var answers = taken.answers();
        outcomes.keep(taken, MESSAGE);
        batches.startVoiding(
                new BatchNumber(taken.businessKey()),
                new Batch.Voiding(
                        answers.text("reason"),
                        Decision.dateOf(taken, clock),
                        answers.text("documentNumber"),
                        answers.find("notaryRecord")));
    }
}
