package org.anju.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.batch.Batch;
import org.anju.batch.Batches;
import org.anju.batch.Procedures;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.ObligationId;
import org.anju.disclosure.Obligations;
import org.anju.process.TaskOpened;
import org.springframework.stereotype.Component;

/** What a task is about, found by the business key of its case. */
@Component
class Subjects {

    private static final String OBLIGATION = "disclosure-obligation";

    private final Obligations obligations;
    private final Batches batches;
    private final Procedures procedures;

    Subjects(Obligations obligations, Batches batches, Procedures procedures) {
        this.obligations = obligations;
        this.batches = batches;
        this.procedures = procedures;
    }

    /** The batch and node, words for it, and its due day. */
    record Subject(Optional<String> batch, Optional<NodeId> node, Task.Words title, Optional<LocalDate> dueOn) {}

    Subject of(TaskOpened task) {
        return task.definitionKey().equals(OBLIGATION) ? ofObligation(task.businessKey()) : ofBatch(task);
    }

    private Subject ofObligation(String key) {
        var obligation = obligations.get(ObligationId.parse(key));
        return new Subject(
                obligation.batch().map(BatchNumber::value),
                obligation.node(),
                new Task.Words(obligation.title(), obligation.titleEn()),
                Optional.of(obligation.dueOn()));
    }

    /** The key is the number of a batch, or begins with it as that of a notice does: {@code batch/node/round}. */
    private Subject ofBatch(TaskOpened task) {
        var parts = task.businessKey().split("/", -1);
        if (!BatchNumber.looksLike(parts[0])) {
            return new Subject(
                    Optional.empty(), Optional.empty(), new Task.Words(parts[0], parts[0]), Optional.empty());
        }
        var number = new BatchNumber(parts[0]);
        var node = task.node()
                .or(() -> parts.length > 1 ? Optional.of(parts[1]) : Optional.empty())
                .map(NodeId::new);
        var title =
                batches.find(number).flatMap(Batch::plan).map(Batch.Plan::title).orElse(number.value());
        var dueOn = procedures
                .find(number)
                .flatMap(procedure -> node.flatMap(
                        each -> Optional.ofNullable(procedure.plan().get(each))));
        return new Subject(Optional.of(number.value()), node, new Task.Words(title, title), dueOn);
    }
}
