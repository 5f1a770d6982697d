package org.anju.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.calendar.OfficialClock;
import org.springframework.stereotype.Component;

/** Whether this copy can lay out the site: a full disk or a folder that cannot be written keeps it as it was. */
@Component
public class SiteCondition {

    private final OfficialClock clock;
    private final Map<SiteFolder.Part, Failing> failing = new ConcurrentHashMap<>();

    SiteCondition(OfficialClock clock) {
        this.clock = clock;
    }

    /** @param heldBack the files that could not be written while all others were; none if it was not for single files */
    private record Failing(Instant since, List<String> heldBack) {}

    /** Since when every attempt at one of its parts has failed; empty if the last ones succeeded. */
    public Optional<Instant> failingSince() {
        return failing.values().stream().map(Failing::since).min(Comparator.naturalOrder());
    }

    /** The files that were held back by the last attempts, which wrote all others; in their order. */
    public List<String> heldBack() {
        return failing.values().stream()
                .flatMap(each -> each.heldBack().stream())
                .sorted()
                .toList();
    }

    /** Whether it is the first failure after a success, or the first that holds back these files. */
    boolean failed(SiteFolder.Part part, RuntimeException failure) {
        var heldBack = failure instanceof HeldBack.Pages pages ? pages.paths() : List.<String>of();
        var before = failing.get(part);
        failing.put(part, new Failing(before == null ? clock.instant() : before.since(), heldBack));
        return before == null || !before.heldBack().equals(heldBack);
    }

    /** Whether it ends a failure. */
    boolean succeeded(SiteFolder.Part part) {
        return failing.remove(part) != null;
    }
}
