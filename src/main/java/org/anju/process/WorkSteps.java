package org.anju.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with tasks. Every step joins the caller's transaction; whoever comes too late gets {@link TaskGone},
 * and nothing of the caller's transaction remains.
 */
@Component
@Transactional
public class WorkSteps {

    private final TaskService tasks;
    private final FormService forms;

    WorkSteps(TaskService tasks, FormService forms) {
        this.tasks = tasks;
        this.forms = forms;
    }

    @Transactional(readOnly = true)
    public boolean exists(TaskId task) {
        return tasks.createTaskQuery().taskId(task.value()).count() > 0;
    }

    /** The form with which the task's case was deployed, whatever has been deployed since. */
    @Transactional(readOnly = true)
    public DeployedForm form(TaskId task) {
        if (!exists(task)) {
            throw new TaskGone(task);
        }
        try (InputStream schema = forms.getDeployedTaskForm(task.value())) {
            return DeployedForm.parse(schema.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Ends the task; the variables steer the case and are declared in its model: few, scalar, never personal. */
    public void complete(TaskId task, Map<String, Object> steering) {
        Scalars.check(steering);
        orGone(task, () -> tasks.complete(task.value(), steering));
    }

    /** Takes the task, unless someone else has it. */
    public void claim(TaskId task, String account) {
        orGone(task, () -> tasks.claim(task.value(), account));
    }

    public void unclaim(TaskId task) {
        orGone(task, () -> tasks.setAssignee(task.value(), null));
    }

    /** Gives the task to someone, whoever has it. */
    public void assign(TaskId task, String account) {
        orGone(task, () -> tasks.setAssignee(task.value(), account));
    }

    private void orGone(TaskId task, Runnable step) {
        try {
            step.run();
        } catch (OptimisticLockingException | TaskAlreadyClaimedException late) {
            throw new TaskGone(task, late);
        } catch (NullValueException | NotFoundException missing) {
            throw exists(task) ? missing : new TaskGone(task, missing);
        }
    }
}
