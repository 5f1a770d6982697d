package org.anju;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.calendar.OfficialClock;

/** A clock that stands until a test moves it. */
public final class MovableClock implements OfficialClock {

    private volatile Instant now;

    public MovableClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void to(Instant instant) {
        now = instant;
    }

    public void to(LocalDate day, int hour) {
        now = day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
