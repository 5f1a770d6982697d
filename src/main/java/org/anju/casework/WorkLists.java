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

    /** What became of each row, and how many more match but were decided already. */
    public record Done(List<WorkList.RowResult> results, long decided) {

        public static final Done NOTHING = new Done(List.of(), 0);
    }

    /**
     * Does it to each row and says what became of it.
     *
     * @throws TaskOver if the task is done or with somebody else
     */
    @Transactional
    public Done apply(Officer officer, TaskId id, Deed deed) {
        return new Done(apply(officer, lock(officer, id), deed), 0);
    }

    /**
     * Does it to every undecided row that the filter matches, over all its pages, as it is once nobody else works on the
     * list. A decision is changed only by whoever ticks its row: among thousands nobody sees that one was refused for a
     * reason.
     *
     * @throws TaskOver if the task is done or with somebody else
     */
    @Transactional
    public Done applyToUndecided(
            Officer officer, TaskId id, WorkList.WorkFilter filter, String verb, Map<String, String> arguments) {
        var task = lock(officer, id);
        var undecided = undecided(list(task), task, filter);
        return new Done(apply(officer, task, new Deed(verb, undecided.rows(), arguments)), undecided.decided());
    }

    private Task lock(Officer officer, TaskId id) {
        var task = tasks.lock(id, Remit.of(officer, regions)).orElseThrow(() -> new TaskOver(id));
        if (task.roleOf(officer).isEmpty()) {
            throw new NotYours(id);
        }
        if (!task.isWith(officer)) {
            throw new TaskOver(id);
        }
        return task;
    }

    private WorkList list(Task task) {
        return find(task).orElseThrow(() -> new TaskOver(task.id()));
    }

    private List<WorkList.RowResult> apply(Officer officer, Task task, Deed deed) {
        if (deed.rows().isEmpty()) {
            return List.of();
        }
        var list = list(task);
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

    private record Undecided(Set<UUID> rows, long decided) {}

    private static Undecided undecided(WorkList list, Task task, WorkList.WorkFilter filter) {
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
