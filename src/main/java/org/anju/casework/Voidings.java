package org.anju.casework;

import java.util.List;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.batch.Batch;
import org.anju.batch.VoidBatch;
import org.anju.process.DeployedForm;
import org.anju.process.MessageForms;
import org.anju.process.NotWaiting;
import org.anju.step.Answers;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Voids a batch with what a director typed on its deployed form, as {@link Completion} ends a task. */
@Component
public class Voidings {

    private final MessageForms forms;
    private final VoidBatch step;
    private final AnswerCheck answers;
    private final AuditTrail audit;

    Voidings(MessageForms forms, VoidBatch step, AnswerCheck answers, AuditTrail audit) {
        this.forms = forms;
        this.step = step;
        this.answers = answers;
        this.audit = audit;
    }

    /** @throws Refused if the batch has ended */
    @Transactional(readOnly = true)
    public DeployedForm form(Batch batch) {
        try {
            return forms.form(VoidBatch.MESSAGE, batch.number().value());
        } catch (NotWaiting over) {
            throw ended(batch);
        }
    }

    /**
     * What the public will see of what was typed.
     *
     * @throws FormRefused if it does not fit the form
     */
    @Transactional(readOnly = true)
    public List<Heading> headings(Batch batch, Map<String, Object> typed) {
        var form = form(batch);
        return PublicAnswers.of(form, answers.checked(form, batch.region(), typed));
    }

    /**
     * Voids the batch: the decision, the engine's step and the audit trail in one transaction, or nothing.
     *
     * @throws FormRefused if what was typed does not fit the form
     * @throws Refused if the batch has ended or its rules say no
     */
    @Transactional
    public void voided(Officer officer, Batch batch, Map<String, Object> typed) {
        var form = form(batch);
        var checked = answers.checked(form, batch.region(), typed);
        try {
            step.take(new StepTaken(
                    batch.number().value(),
                    new Answers(checked.values()),
                    PublicAnswers.of(form, checked),
                    officer.id().value(),
                    Role.DIRECTOR.code(),
                    form.id() + "@" + form.version().substring(0, 12)));
        } catch (NotWaiting over) {
            throw ended(batch);
        }
        audit.recordIn(officer, batch.region(), "batch.voided", "batch " + batch.number());
    }

    private static Refused ended(Batch batch) {
        return new Refused("batch.void.ended", batch.number().value());
    }
}
