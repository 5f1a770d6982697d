package org.anju.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anju.batch.Batches;
import org.anju.batch.Duties;
import org.anju.batch.Outcome;
import org.anju.batch.Outcomes;
import org.anju.batch.PublishedProcedure;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Obligations;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every node that ended and owes an item has its obligation. */
@Component
@Order(1)
class OutcomeCheck implements Check {

    private final Outcomes outcomes;
    private final Obligations obligations;
    private final Batches batches;
    private final Duties duties;
    private final PublishedProcedure procedure;

    OutcomeCheck(
            Outcomes outcomes, Obligations obligations, Batches batches, Duties duties, PublishedProcedure procedure) {
        this.outcomes = outcomes;
        this.obligations = obligations;
        this.batches = batches;
        this.duties = duties;
        this.procedure = procedure;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        return outcomes.recordedBefore(settled).stream()
                .flatMap(
                        outcome -> procedure
                                .owes(outcome.node())
                                .filter(item -> !isOwed(outcome))
                                .map(item -> difference(outcome, item))
                                .stream())
                .toList();
    }

    private boolean isOwed(Outcome outcome) {
        return obligations.isOwed(outcome.batch(), outcome.node(), outcome.part(), outcome.round());
    }

    private Difference difference(Outcome outcome, ItemCode item) {
        return new Difference(
                Difference.Kind.OUTCOME_WITHOUT_OBLIGATION,
                "%s/%s/%s/%d"
                        .formatted(
                                outcome.batch(), outcome.node(), outcome.part().code(), outcome.round()),
                Optional.of(batches.get(outcome.batch()).region()),
                isLatest(outcome)
                        ? Optional.of(() -> duties.raise(outcome.batch(), outcome.node(), outcome.part(), item))
                        : Optional.empty());
    }

    /** Only the last round of a node is raised by its verb; an earlier one needs a person. */
    private boolean isLatest(Outcome outcome) {
        return outcomes.latest(outcome.batch(), outcome.node(), outcome.part())
                .filter(latest -> latest.round() == outcome.round())
                .isPresent();
    }
}
