package org.anju.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.disclosure.RereadHolds;
import org.anju.disclosure.Rereads;
import org.anju.process.ObligationTimers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was read back after a restore is done again in private, and agrees with what the public saw. */
@Component
@Order(5)
class RereadCheck implements Check {

    private final Rereads rereads;
    private final RereadHolds holds;
    private final ObligationTimers timers;

    RereadCheck(Rereads rereads, RereadHolds holds, ObligationTimers timers) {
        this.rereads = rereads;
        this.holds = holds;
        this.timers = timers;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        var differences = new ArrayList<Difference>();
        var all = rereads.all();
        var running = all.isEmpty() ? java.util.Set.of() : timers.running().keySet();
        for (var reread : all) {
            if (reread.redone() == Rereads.Redone.ANOTHER) {
                differences.add(difference(Difference.Kind.REDONE_DIFFERENTLY, reread));
            } else if (reread.redone() == Rereads.Redone.NOT_YET || running.contains(reread.obligation())) {
                differences.add(difference(Difference.Kind.PRIVATE_STEPS_OPEN, reread));
            }
        }
        for (var held : holds.open()) {
            differences.add(new Difference(
                    Difference.Kind.HELD_IN_PUBLIC, held.subject(), Optional.of(held.region()), Optional.empty()));
        }
        return differences;
    }

    private static Difference difference(Difference.Kind kind, Rereads.Reread reread) {
        return new Difference(kind, reread.subject(), Optional.of(reread.region()), Optional.empty());
    }
}
