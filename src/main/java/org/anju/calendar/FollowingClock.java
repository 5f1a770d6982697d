package org.anju.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The official clock in the shape the Java library asks for. */
class FollowingClock extends Clock {

    private final OfficialClock official;
    private final ZoneId zone;

    FollowingClock(OfficialClock official, ZoneId zone) {
        this.official = official;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return official.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FollowingClock(official, other);
    }
}
