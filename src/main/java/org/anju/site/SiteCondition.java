package org.anju.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/** Whether this copy can lay out the site: a full disk or a folder that cannot be written keeps it as it was. */
@Component
public class SiteCondition {

    private final OfficialClock clock;
    private final Map<SiteFolder.Part, Instant> failing = new ConcurrentHashMap<>();

    SiteCondition(OfficialClock clock) {
        this.clock = clock;
    }

    /** Since when every attempt at one of its parts has failed; empty if the last ones succeeded. */
    public Optional<Instant> failingSince() {
        return failing.values().stream().min(Comparator.naturalOrder());
    }

    /** Whether it is the first failure after a success. */
    boolean failed(SiteFolder.Part part) {
        return failing.putIfAbsent(part, clock.instant()) == null;
    }

    /** Whether it ends a failure. */
    boolean succeeded(SiteFolder.Part part) {
        return failing.remove(part) != null;
    }
}
