package org.anju.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.disclosure.EditionPublic;
import org.anju.disclosure.MaterialComplete;
import org.anju.disclosure.ObligationArisen;
import org.anju.disclosure.ObligationsRecounted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps {@code disclosure-obligation} in step with the obligations: one root instance each. */
@Component
class DisclosureObligationProcess {

    private static final String ID = "disclosure-obligation";

    private final RunningCases cases;
    private final TimersAlike timers;

    DisclosureObligationProcess(RunningCases cases, TimersAlike timers) {
        this.cases = cases;
        this.timers = timers;
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

    /**
     * A changed calendar moves the timers of the instances in the transaction that counted their due days. Where region,
     * rule and due day agree, the same verbs give the same instants.
     */
    @EventListener
    void on(ObligationsRecounted event) {
        var alike = new LinkedHashMap<String, String>();
        event.all()
                .forEach(each -> alike.put(
                        each.id().toString(), each.region() + " " + each.rule().code() + " " + each.dueOn()));
        timers.move(alike);
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
