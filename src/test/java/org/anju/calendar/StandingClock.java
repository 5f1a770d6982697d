package org.anju.calendar;

import java.time.Instant;

/** A clock that stands until a test moves it. */
public class StandingClock implements OfficialClock {

    private Instant now;

    public StandingClock(String now) {
        this.now = Instant.parse(now);
    }

    public void moveTo(String later) {
        now = Instant.parse(later);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
