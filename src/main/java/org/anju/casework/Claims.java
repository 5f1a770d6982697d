package org.anju.casework;

import java.util.Comparator;
import java.util.List;
import org.anju.access.Account;
import org.anju.access.AuditTrail;
import org.anju.access.Officer;
import org.anju.access.Officers;
import org.anju.access.Role;
import org.anju.process.TaskId;
import org.anju.process.WorkSteps;
import org.anju.region.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has a task: taken, given back, given to a colleague, taken over from one. All of it is in the audit trail. */
@Component
public class Claims {

    private final Tasks tasks;
    private final WorkSteps steps;
    private final Officers officers;
    private final Regions regions;
    private final Messages messages;
    private final AuditTrail audit;

    Claims(Tasks tasks, WorkSteps steps, Officers officers, Regions regions, Messages messages, AuditTrail audit) {
        this.tasks = tasks;
        this.steps = steps;
        this.officers = officers;
        this.regions = regions;
        this.messages = messages;
        this.audit = audit;
    }

    /** @throws TaskOver if somebody else has it: that needs {@link #takeOver} */
    @Transactional
    public void claim(Officer officer, TaskId id) {
        var task = mine(officer, id);
        if (task.isWith(officer)) {
            return;
        }
        if (task.assignee().isPresent()) {
            throw new TaskOver(id);
        }
        steps.claim(id, officer.account());
        audit.recordIn(officer, task.region(), "task.claimed", "task " + id);
    }

    /** Gives it back to all who may take it; only who has it can. */
    @Transactional
    public void release(Officer officer, TaskId id) {
        var task = mine(officer, id);
        if (!task.isWith(officer)) {
            throw new TaskOver(id);
        }
        steps.unclaim(id);
        audit.recordIn(officer, task.region(), "task.released", "task " + id);
    }

    /** Takes a colleague's task, and tells the colleague. */
    @Transactional
    public void takeOver(Officer officer, TaskId id) {
        var task = mine(officer, id);
        steps.assign(id, officer.account());
        audit.recordIn(officer, task.region(), "task.taken-over", "task " + id);
        task.assignee()
                .filter(account -> !account.equals(officer.account()))
                .flatMap(officers::named)
                .ifPresent(before -> tell(before.officer(), "casework.message.taken-over", task, officer));
    }

    /** Gives a task that is free or one's own to a colleague. */
    @Transactional
    public void assign(Officer officer, TaskId id, String account) {
        var task = mine(officer, id);
        if (task.assignee().isPresent() && !task.isWith(officer)) {
            throw new TaskOver(id);
        }
        var colleague = colleagues(task).stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new NotYours(id));
        steps.assign(id, colleague.account());
        audit.recordIn(officer, task.region(), "task.assigned", "task " + id + " to " + colleague.id());
        tell(colleague, "casework.message.assigned", task, officer);
    }

    /** Who may do the task: holders of its roles in its region. */
    public List<Officer> colleagues(Task task) {
        return task.roles().stream()
                .flatMap(code -> Role.ofCode(code).stream())
                .flatMap(role -> officers.holding(role, officers.nearestWith(role, task.region())).stream())
                .map(Account::officer)
                .distinct()
                .sorted(Comparator.comparing(Officer::account))
                .toList();
    }

    private Task mine(Officer officer, TaskId id) {
        var task = tasks.lock(id, Remit.of(officer, regions)).orElseThrow(() -> new TaskOver(id));
        if (task.roleOf(officer).isEmpty()) {
            throw new NotYours(id);
        }
        return task;
    }

    private void tell(Officer reader, String key, Task task, Officer by) {
        if (!reader.account().equals(by.account())) {
            messages.send(new MessageDraft(
                    reader.id(),
                    key,
                    List.of(by.name(), task.name().zh(), task.title().zh()),
                    "/desk/tasks/" + task.id(),
                    false));
        }
    }
}
