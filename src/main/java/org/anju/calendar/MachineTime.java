package org.anju.calendar;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The machine's own time, for what concerns the machine alone: how long a session lives, however far a demonstration's
 * clock was moved.
 */
@Component
public class MachineTime {

    public Instant instant() {
        return Clock.systemUTC().instant();
    }
}
