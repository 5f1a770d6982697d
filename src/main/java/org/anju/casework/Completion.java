package org.anju.casework;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.access.AuditTrail;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.process.DeployedForm;
import org.anju.process.TaskId;
import org.anju.process.WorkSteps;
import org.anju.region.Regions;
import org.anju.step.Answers;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a task with what an officer typed: the feature's rows, the node's outcome, the engine's step and the audit trail
 * in one transaction, or nothing.
 */
@Component
public class Completion {

    private final Tasks tasks;
    private final WorkSteps engine;
    private final KnownFacts known;
    private final Map<String, Step> steps;
    private final Regions regions;
    private final AuditTrail audit;
    private final AnswerCheck answers;

    Completion(
            Tasks tasks,
            WorkSteps engine,
            KnownFacts known,
            List<Step> steps,
            Regions regions,
            AuditTrail audit,
            AnswerCheck answers) {
        this.tasks = tasks;
        this.engine = engine;
        this.known = known;
        this.steps = steps.stream().collect(Collectors.toMap(Step::task, Function.identity()));
        this.regions = regions;
        this.audit = audit;
        this.answers = answers;
    }

    /** What we know and the officer need not say, under the names that conditions of forms use. */
    public Map<String, Object> known(Task task) {
        return known.of(task);
    }

    /** The form of a task without the fields that what we know already hides. */
    @Transactional(readOnly = true)
    public DeployedForm form(Task task) {
        return engine.form(task.id()).knowing(known.of(task));
    }

    /**
     * What of the answers is public, as far as the form says it.
     *
     * @throws FormRefused if it does not fit the form
     */
    List<Heading> headings(Task task, Map<String, Object> typed) {
        var form = form(task);
        return PublicAnswers.of(form, answers.checked(form, task.region(), typed));
    }

    /**
     * Ends the task.
     *
     * @throws TaskOver if it is done, out of the officer's remit or with somebody else
     * @throws FormRefused if what was typed does not fit the form
     * @throws Refused if the feature says no
     */
    @Transactional
    public Task complete(Officer officer, TaskId id, Map<String, Object> typed) {
        var task = tasks.lock(id, Remit.of(officer, regions)).orElseThrow(() -> new TaskOver(id));
        var role = task.roleOf(officer).orElseThrow(() -> new NotYours(id));
        if (!task.isWith(officer)) {
            throw new TaskOver(id);
        }
        var steering = take(officer, role, task, typed);
        engine.complete(id, steering.variables());
        audit.recordIn(
                officer,
                task.region(),
                "task.completed",
                "task %s %s %s".formatted(id, task.step(), task.businessKey()));
        return task;
    }

    /** The step alone, in the caller's transaction; the engine does not move. */
    Steering take(Officer officer, Role role, Task task, Map<String, Object> typed) {
        var form = form(task);
        var checked = answers.checked(form, task.region(), typed);
        return step(task)
                .take(new StepTaken(
                        task.businessKey(),
                        new Answers(checked.values()),
                        PublicAnswers.of(form, checked),
                        officer.id().value(),
                        role.code(),
                        form.id() + "@" + form.version().substring(0, 12)));
    }

    private Step step(Task task) {
        var step = steps.get(task.step());
        if (step == null) {
            throw new Refused("casework.no-step", task.step());
        }
        return step;
    }
}
