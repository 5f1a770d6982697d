package org.anju.oversight;

import java.time.Instant;
import java.util.Optional;
import org.anju.calendar.ClockMoved;
import org.anju.calendar.OfficialClock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is old enough to be compared; what is younger may still be on its way. */
@Component
class Settling {

    private final OfficialClock clock;
    private final OversightSettings settings;
    private volatile Optional<ClockMoved> jump = Optional.empty();

    Settling(OfficialClock clock, OversightSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** A jump of the clock ages nothing: jumps in quick succession count as one. */
    @EventListener
    void on(ClockMoved moved) {
        jump = Optional.of(unsettled(moved.before())
                .map(earlier -> new ClockMoved(earlier.before(), moved.after()))
                .orElse(moved));
    }

    /** What happened before this instant has settled. */
    Instant before() {
        var now = clock.instant();
        return unsettled(now)
                .map(ClockMoved::before)
                .filter(now::isAfter)
                .orElse(now)
                .minus(settings.settling());
    }

    private Optional<ClockMoved> unsettled(Instant at) {
        return jump.filter(moved -> at.isBefore(moved.after().plus(settings.settling())));
    }
}
