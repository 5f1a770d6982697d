package org.anju.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.DueInstants;
import org.anju.disclosure.Editions;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Reminders;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every due obligation has its edition or is on record as late; every edition its leaf, and in time its readers. */
@Component
@Order(3)
class EditionCheck implements Check {

    /** Long enough that an hourly round is never too late to tell. */
    private static final Duration NEAR = Duration.ofHours(2);

    private final Obligations obligations;
    private final Editions editions;
    private final DueInstants instants;
    private final Reminders reminders;
    private final OfficialClock clock;

    EditionCheck(
            Obligations obligations,
            Editions editions,
            DueInstants instants,
            Reminders reminders,
            OfficialClock clock) {
        this.obligations = obligations;
        this.editions = editions;
        this.instants = instants;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        var differences = new ArrayList<Difference>();
        for (var obligation : obligations.notPublic()) {
            var overdueAt = instants.overdueAt(obligation.id());
            if (overdueAt.isBefore(settled) && obligation.arisenAt().isBefore(settled)) {
                late(obligation, differences);
            }
            if (clock.instant().isAfter(overdueAt.minus(NEAR)) && stoodBefore(obligation, settled)) {
                differences.add(difference(Difference.Kind.EDITION_NOT_PUBLIC, obligation, Optional.empty()));
            }
        }
        editions.withoutLeaf()
                .forEach(edition -> differences.add(new Difference(
                        Difference.Kind.EDITION_WITHOUT_LEAF, edition.toString(), Optional.empty(), Optional.empty())));
        return differences;
    }

    private boolean stoodBefore(Obligation obligation, Instant settled) {
        return obligation.state() == ObligationState.STANDING
                && obligation
                        .edition()
                        .flatMap(editions::find)
                        .filter(edition -> edition.stoodAt().isBefore(settled))
                        .isPresent();
    }

    private void late(Obligation obligation, List<Difference> differences) {
        if (obligations.overdueSince(obligation.id()).isEmpty()) {
            differences.add(difference(
                    Difference.Kind.OVERDUE_NOT_RECORDED,
                    obligation,
                    Optional.of(() -> reminders.recordOverdue(obligation.id()))));
        }
        if (!obligation.state().isFulfilled() && obligation.state() != ObligationState.HELD) {
            differences.add(difference(Difference.Kind.DUE_WITHOUT_EDITION, obligation, Optional.empty()));
        }
    }

    private static Difference difference(Difference.Kind kind, Obligation obligation, Optional<Runnable> repair) {
        return new Difference(kind, obligation.id().toString(), Optional.of(obligation.region()), repair);
    }
}
