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

    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ObligationId id) {
        var basis = obligations.history(id).stream()
                .filter(event -> event.kind().equals("reviewed"))
                .reduce((first, second) -> second)
                .flatMap(ObligationEvent::note)
                .orElseThrow(() -> new IllegalStateException("Obligation %s is held without a basis.".formatted(id)));
        obligations.move(id, ObligationState.HELD, "held", null, basis);
        var time = obligations.history(id).size();
        journal.append(
                "anju-hold-v1\nobligation %s\nbasis %s\n"
                        .formatted(id, basis.replaceAll("\\R", " "))
                        .getBytes(StandardCharsets.UTF_8),
                "hold:%s:%d".formatted(id, time));
    }
}
