package org.anju.calendar;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The machine's own time. */
@Component
@Profile("!demo")
class MachineClock implements OfficialClock {

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }
}
