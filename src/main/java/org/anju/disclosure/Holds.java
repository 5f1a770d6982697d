package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.anju.journal.Journal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 暂缓公开: the reviewer's legal basis becomes part of the public record; the due day and its clock run on. Its leaf, as
 * text in UTF-8, LF after every line:
 *
 * <pre>
 * anju-hold-v1
 * obligation ⟨id⟩
 * region ⟨code⟩
 * item ⟨code⟩
 * batch ⟨number or -⟩
 * node ⟨id or -⟩
 * round ⟨decimal⟩
 * part ⟨part⟩
 * held ⟨ISO 8601 instant⟩
 * basis ⟨words of the reviewer⟩
 * </pre>
 *
 * It names the matter, because a restored store may have lost the obligation and the matter must be held all the same.
 */
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

    /** Whether it is held and nobody has lifted that: a draft made meanwhile ends no hold. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean isHeld(ObligationId id) {
        return obligations.history(id).stream()
                .map(ObligationEvent::kind)
                .filter(kind -> kind.equals("held") || kind.equals("lifted"))
                .reduce((first, second) -> second)
                .filter("held"::equals)
                .isPresent();
    }

    /** A reviewer lets go what is held; that comes up only where a restore brought the hold back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void liftIfHeld(Obligation obligation, String role) {
        if (obligation.state() == ObligationState.HELD) {
            obligations.move(obligation.id(), ObligationState.IN_REVIEW, "lifted", role, null);
        }
    }

    /** Tells the log of the last hold, which may have had effect for a while; called again, it tells nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ObligationId id) {
        var hold = last(id).orElseThrow(() -> new IllegalStateException("Obligation %s is not held.".formatted(id)));
        var subject = "hold:%s:%s".formatted(id, hold.at());
        if (journal.indexOf(subject).isEmpty()) {
            journal.append(leaf(obligations.get(id), hold).getBytes(StandardCharsets.UTF_8), subject);
        }
    }

    /** On what basis it was last held, for those who decide about it. */
    public Optional<String> basis(Obligation obligation) {
        return obligation.state() == ObligationState.HELD
                ? last(obligation.id()).flatMap(ObligationEvent::note)
                : Optional.empty();
    }

    private Optional<ObligationEvent> last(ObligationId id) {
        return obligations.history(id).stream()
                .filter(event -> event.kind().equals("held"))
                .reduce((first, second) -> second);
    }

    private static String leaf(Obligation obligation, ObligationEvent hold) {
        return "anju-hold-v1\nobligation %s\nregion %s\nitem %s\nbatch %s\nnode %s\nround %d\npart %s\nheld %s\nbasis %s\n"
                .formatted(
                        obligation.id(),
                        obligation.region(),
                        obligation.item(),
                        obligation.batch().map(BatchNumber::value).orElse("-"),
                        obligation.node().map(NodeId::value).orElse("-"),
                        obligation.matter().round(),
                        obligation.matter().part().code(),
                        hold.at(),
                        hold.note().orElseThrow().replaceAll("\\R", " "));
    }
}
