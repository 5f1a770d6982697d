package org.anju.disclosure;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 暂缓公开: the reviewer's legal basis becomes part of the public record; the due day and its clock run on. */
@Component
public class Holds {

    private final Obligations obligations;

    Holds(Obligations obligations) {
        this.obligations = obligations;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ObligationId id) {
        var basis = obligations.history(id).stream()
                .filter(event -> event.kind().equals("reviewed"))
                .reduce((first, second) -> second)
                .flatMap(ObligationEvent::note)
                .orElseThrow(() -> new IllegalStateException("Obligation %s is held without a basis.".formatted(id)));
        obligations.move(id, ObligationState.HELD, "held", null, basis);
    }
}
