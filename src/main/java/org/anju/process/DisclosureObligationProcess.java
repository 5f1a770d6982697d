package org.anju.process;

import java.util.Map;
import org.anju.disclosure.EditionPublic;
import org.anju.disclosure.MaterialComplete;
import org.anju.disclosure.ObligationArisen;
import org.anju.disclosure.ObligationDueMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps {@code disclosure-obligation} in step with the obligations: one root instance each. */
@Component
class DisclosureObligationProcess {

    private static final String ID = "disclosure-obligation";

    private final RunningCases cases;

    DisclosureObligationProcess(RunningCases cases) {
        this.cases = cases;
    }

    /** Runs in the transaction that raised the obligation, so neither exists without the other. */
    @EventListener
    void on(ObligationArisen event) {
        var obligation = event.obligation();
        cases.start(
                ID,
                obligation.id().toString(),
                obligation.region(),
                Map.of("draft", "", "review", "", "lapsed", false));
    }

    /** What it waited for has been decided. */
    @EventListener
    void on(MaterialComplete event) {
        cases.wake(event.obligation().id().toString());
    }

    /** A changed calendar moves the timers of the instance in the transaction that moved the due day. */
    @EventListener
    void on(ObligationDueMoved event) {
        cases.moveTimers(event.obligation().id().toString());
    }

    /** Whoever waits for the edition goes on: the obligation itself, its batch, its notice. */
    @EventListener
    void on(EditionPublic event) {
        var obligation = event.obligation();
        cases.wake(obligation.id().toString());
        obligation.batch().ifPresent(batch -> {
            cases.wake(batch.value());
            obligation
                    .node()
                    .ifPresent(node -> cases.wake("%s/%s/%d"
                            .formatted(batch, node, obligation.matter().round())));
        });
    }
}
