package org.anju.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.access.Officer;
import org.anju.batch.Outcome;
import org.anju.batch.Outcomes;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Heading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the public will see if a task is submitted as typed. The step is taken and undone, so that what it counts and
 * computes is shown before the last click, and what it refuses is said before it too.
 */
@Component
public class Rehearsal {

    private final Completion completion;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    Rehearsal(Completion completion, Outcomes outcomes, TransactionTemplate transaction) {
        this.completion = completion;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /**
     * @throws NotYours if none of the officer's roles may do it
     * @throws FormRefused if what was typed does not fit the form
     * @throws org.anju.step.Refused if the feature says no
     */
    public List<Heading> headings(Officer officer, Task task, Map<String, Object> typed) {
        var role = task.roleOf(officer).orElseThrow(() -> new NotYours(task.id()));
        var answered = completion.headings(task, typed);
        var decided = transaction.execute(undone -> {
            undone.setRollbackOnly();
            var before = outcomes(task).size();
            completion.take(officer, role, task, typed);
            return outcomes(task).stream().skip(before).findFirst();
        });
        return Optional.ofNullable(decided)
                .flatMap(outcome -> outcome)
                .map(Outcome::headings)
                .orElse(answered);
    }

    /** In the order of their recording: what a rehearsal adds comes last. */
    private List<Outcome> outcomes(Task task) {
        return task.batch().map(BatchNumber::new).map(outcomes::of).orElse(List.of());
    }
}
