package org.anju.oversight;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.casework.MessageDraft;
import org.anju.casework.Messages;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that obligations, timers, editions and files agree; puts right what is safe to, and tells operators of the
 * rest, once. A round that fails records nothing: the age of the last one is what alarms.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final List<Check> checks;
    private final Differences differences;
    private final Messages messages;
    private final Regions regions;
    private final OfficialClock clock;
    private final Settling settling;
    private final Turns turns;
    private final TransactionTemplate oneMoment;
    private final TransactionTemplate transaction;

    Reconciler(
            List<Check> checks,
            Differences differences,
            Messages messages,
            Regions regions,
            OfficialClock clock,
            Settling settling,
            Turns turns,
            PlatformTransactionManager transactions) {
        this.checks = checks;
        this.differences = differences;
        this.messages = messages;
        this.regions = regions;
        this.clock = clock;
        this.settling = settling;
        this.turns = turns;
        this.transaction = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** One round, when those of other copies have ended. */
    synchronized void run() {
        turns.take(this::round);
    }

    /** Looks, puts right, and looks again: what is then still there waits for people. */
    private void round() {
        var began = clock.instant();
        var found = look();
        found.forEach(this::repair);
        var open = found.isEmpty() ? found : look();
        var left = new HashSet<>(open.stream().map(Difference::key).toList());
        var repaired = found.stream().filter(each -> !left.contains(each.key())).toList();
        transaction.executeWithoutResult(status -> tell(differences.record(began, clock.instant(), repaired, open)));
        if (!found.isEmpty()) {
            log.warn(
                    "The reconciler put {} differences right and left {} to people; see /ops/oversight.",
                    repaired.size(),
                    open.size());
        }
    }

    private List<Difference> look() {
        var settled = settling.before();
        return Objects.requireNonNull(oneMoment.execute(status -> checks.stream()
                .flatMap(check -> check.differences(settled).stream())
                .toList()));
    }

    /** One that cannot be put right must not keep the others from it; it stays open and is told. */
    private void repair(Difference difference) {
        difference.repair().ifPresent(repair -> {
            try {
                transaction.executeWithoutResult(status -> repair.run());
            } catch (RuntimeException failure) {
                log.warn("{} of {} could not be put right.", difference.kind().code(), difference.subject(), failure);
            }
        });
    }

    private void tell(List<Difference> fresh) {
        var counts = new HashMap<RegionCode, Integer>();
        for (var each : fresh) {
            each.region().or(this::anyRegion).ifPresent(region -> counts.merge(region, 1, Integer::sum));
        }
        counts.forEach((region, count) -> messages.send(new MessageDraft(
                Role.OPERATOR, region, "oversight.message", List.of(count.toString()), "/ops/oversight", true)));
    }

    /** What belongs to no region is told to the topmost. */
    private Optional<RegionCode> anyRegion() {
        return regions.all().stream().findFirst().map(region -> region.code());
    }

    /** When this copy last ended one. */
    Optional<Instant> lastRound() {
        return differences.lastRound();
    }
}
