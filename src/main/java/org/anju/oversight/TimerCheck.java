package org.anju.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.DueInstants;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Obligations;
import org.anju.process.ObligationTimers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every open obligation runs, and has the timers that its due day asks for, by the calendar in force or soon so. */
@Component
@Order(2)
class TimerCheck implements Check {

    /** A changed calendar moves every deadline within minutes; whatever still waits then has been left behind. */
    private static final Duration LONGEST_RECOUNT = Duration.ofHours(1);

    private final Obligations obligations;
    private final DueInstants instants;
    private final ObligationTimers timers;
    private final OfficialClock clock;

    TimerCheck(Obligations obligations, DueInstants instants, ObligationTimers timers, OfficialClock clock) {
        this.obligations = obligations;
        this.instants = instants;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        var running = timers.running();
        var differences = new ArrayList<Difference>();
        for (var obligation : obligations.notPublic()) {
            var due = running.get(obligation.id());
            var behindSince = obligations.behindSince(obligation);
            if (!obligation.arisenAt().isBefore(settled)) {
                continue;
            }
            if (due == null) {
                differences.add(notRunning(obligation));
            } else if (behindSince.isPresent()) {
                behindSince
                        .filter(since -> since.isBefore(clock.instant().minus(LONGEST_RECOUNT)))
                        .ifPresent(late -> differences.add(behind(obligation)));
            } else if (!toCome(due).equals(toCome(wanted(obligation)))) {
                differences.add(difference(
                        Difference.Kind.TIMER_WRONG, obligation, Optional.of(() -> timers.move(obligation.id()))));
            }
        }
        return differences;
    }

    private Difference behind(Obligation obligation) {
        return difference(
                Difference.Kind.DUE_DAY_BEHIND, obligation, Optional.of(() -> obligations.countAgain(obligation.id())));
    }

    /** Drafting anew is safe until an edition stands; then a person decides. */
    private Difference notRunning(Obligation obligation) {
        return difference(
                Difference.Kind.OBLIGATION_NOT_RUNNING,
                obligation,
                obligation.state().isFulfilled() ? Optional.empty() : Optional.of(() -> timers.start(obligation)));
    }

    private static Difference difference(Difference.Kind kind, Obligation obligation, Optional<Runnable> repair) {
        return new Difference(kind, obligation.id().toString(), Optional.of(obligation.region()), repair);
    }

    private Set<Instant> wanted(Obligation obligation) {
        var wanted = new TreeSet<Instant>();
        for (var number = 1; number <= obligation.rule().reminders().length; number++) {
            wanted.add(instants.remindsAt(obligation, number));
        }
        wanted.add(instants.lapsesAt(obligation));
        wanted.add(instants.overdueAt(obligation));
        return wanted;
    }

    /** What lies in the past has fired or is about to; whether it did is another question. */
    private Set<Instant> toCome(Set<Instant> instants) {
        var toCome = new TreeSet<>(instants);
        toCome.removeIf(instant -> !instant.isAfter(clock.instant()));
        return toCome;
    }
}
