package org.anju.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.access.AuditTrail;
import org.anju.access.Officer;
import org.anju.access.OnBehalf;
import org.anju.process.TaskId;
import org.anju.region.Regions;
import org.anju.step.WorkList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows that some tasks ask to be worked through, and what officers do to them. */
@Component
public class WorkLists {

    private static final int CHUNK = 1_000;

    private final Tasks tasks;
    private final List<WorkList> lists;
    private final Regions regions;
    private final AuditTrail audit;

    WorkLists(Tasks tasks, List<WorkList> lists, Regions regions, AuditTrail audit) {
        this.tasks = tasks;
        this.lists = lists;
        this.regions = regions;
        this.audit = audit;
    }

    public Optional<WorkList> find(Task task) {
        return lists.stream().filter(list -> list.task().equals(task.step())).findFirst();
    }

    /** What is to be done to which rows. */
    public record Deed(String verb, Set<UUID> rows, Map<String, String> arguments) {}

    /**
     * Does it to each row and says what became of it.
     *
     * @throws TaskOver if the task is done or with somebody else
     */
    @Transactional
    public List<WorkList.RowResult> apply(Officer officer, TaskId id, Deed deed) {
        var task = tasks.lock(id, Remit.of(officer, regions)).orElseThrow(() -> new TaskOver(id));
        if (task.roleOf(officer).isEmpty()) {
            throw new NotYours(id);
        }
        if (!task.isWith(officer)) {
            throw new TaskOver(id);
        }
        var list = find(task).orElseThrow(() -> new TaskOver(id));
        var verb = list.verbs().stream()
                .filter(each -> each.name().equals(deed.verb()))
                .findFirst();
        if (verb.isEmpty() || deed.rows().size() > 1 && !verb.get().bulk()) {
            return deed.rows().stream()
                    .map(row -> new WorkList.RowResult(row, false, "worklist.result.not-possible", List.of()))
                    .toList();
        }
        var results = list.apply(
                task.businessKey(),
                deed.verb(),
                deed.rows(),
                deed.arguments(),
                officer.id().value());
        note(officer, task, deed, list.speaking(task.businessKey(), deed.verb(), done(results)));
        return results;
    }

    private static Set<UUID> done(List<WorkList.RowResult> results) {
        return results.stream()
                .filter(WorkList.RowResult::done)
                .map(WorkList.RowResult::row)
                .collect(Collectors.toSet());
    }

    /** One line for the deed, and one for each household whose own word it was. */
    private void note(Officer officer, Task task, Deed deed, Map<UUID, String> speaking) {
        var verb = "worklist." + deed.verb();
        audit.recordIn(
                officer,
                task.region(),
                verb,
                "task %s, %d rows".formatted(task.id(), deed.rows().size()));
        speaking.forEach(
                (row, household) -> audit.record(officer, OnBehalf.household(household), verb, "task " + task.id()));
    }

    /** The rows that "every row" means, and how many more match but are decided already. */
    public record Undecided(Set<UUID> rows, long decided) {}

    /**
     * Every undecided row that the filter matches, over all its pages. A decision is changed only by whoever ticks its
     * row: among thousands nobody sees that one was refused for a reason.
     */
    public Undecided undecided(WorkList list, Task task, WorkList.WorkFilter filter) {
        var ids = new HashSet<UUID>();
        var decided = 0L;
        WorkList.WorkPage page;
        int number = 0;
        do {
            page = list.page(task.businessKey(), filter, number++, CHUNK);
            for (var row : page.rows()) {
                if (list.decided().contains(row.state())) {
                    decided++;
                } else {
                    ids.add(row.id());
                }
            }
        } while (page.rows().size() == CHUNK);
        return new Undecided(ids, decided);
    }
}
