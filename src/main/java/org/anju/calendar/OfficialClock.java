package org.anju.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What time it is. The only place where anyone may ask. */
public interface OfficialClock {

    /** Official time, whatever the machine believes. There is no summer time. */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Instant instant();

    default LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    /** The same time for those who want a {@link Clock}; it follows when the demonstration clock moves. */
    default Clock asClock() {
        return new FollowingClock(this, ZONE);
    }
}
