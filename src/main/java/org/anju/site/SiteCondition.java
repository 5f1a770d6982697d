package org.anju.site;

import java.time.Instant;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/** Whether this copy can lay out the site: a full disk or a folder that cannot be written keeps it as it was. */
@Component
public class SiteCondition {

    private final OfficialClock clock;
    private volatile Optional<Instant> failingSince = Optional.empty();

    SiteCondition(OfficialClock clock) {
        this.clock = clock;
    }

    /** Since when every attempt has failed; empty if the last one succeeded. */
    public Optional<Instant> failingSince() {
        return failingSince;
    }

    /** Whether it is the first failure after a success. */
    boolean failed() {
        var first = failingSince.isEmpty();
        if (first) {
            failingSince = Optional.of(clock.instant());
        }
        return first;
    }

    /** Whether it ends a failure. */
    boolean succeeded() {
        var ended = failingSince.isPresent();
        failingSince = Optional.empty();
        return ended;
    }
}
