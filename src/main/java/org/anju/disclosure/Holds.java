package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import org.anju.journal.Journal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 暂缓公开: the reviewer's legal basis becomes part of the public record; the due day and its clock run on. */
@Component
public class Holds {

    private final Obligations obligations;
    private final Journal journal;

    Holds(Obligations obligations, Journal journal) {
        this.obligations = obligations;
        this.journal = journal;
    }

    /** Has effect in the transaction of the reviewer's answer: no timer publishes what is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(ObligationId id, String role, String basis) {
        obligations.move(id, ObligationState.HELD, "held", role, basis);
    }

    /** Tells the log of the last hold, which may have had effect for a while; called again, it tells nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ObligationId id) {
        var history = obligations.history(id);
        var position = history.size();
        while (position > 0 && !history.get(position - 1).kind().equals("held")) {
            position--;
        }
        if (position == 0) {
            throw new IllegalStateException("Obligation %s is not held.".formatted(id));
        }
        var basis = history.get(position - 1).note().orElseThrow();
        var subject = "hold:%s:%d".formatted(id, position);
        if (journal.indexOf(subject).isEmpty()) {
            journal.append(
                    "anju-hold-v1\nobligation %s\nbasis %s\n"
                            .formatted(id, basis.replaceAll("\\R", " "))
                            .getBytes(StandardCharsets.UTF_8),
                    subject);
        }
    }
}
