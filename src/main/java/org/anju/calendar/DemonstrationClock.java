package org.anju.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A clock that can be moved forward, so that twenty working days pass in a minute. Production has none. */
@Component
@Profile("demo")
public class DemonstrationClock implements OfficialClock {

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock machine = Clock.systemUTC();
    private volatile Duration offset;

    DemonstrationClock(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
        this.offset = stored().orElse(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    /** Whether it still shows the machine's time and was never set. */
    public boolean isUntouched() {
        return stored().isEmpty();
    }

    /** Sets the clock, even back, before anything has happened: once in the life of a database. */
    @Transactional
    public void beginAt(Instant start) {
        if (!isUntouched()) {
            throw new ClockMovesOnlyForward(instant(), start);
        }
        set(start);
    }

    @Transactional
    public void moveTo(Instant to) {
        if (to.isBefore(instant())) {
            throw new ClockMovesOnlyForward(instant(), to);
        }
        set(to);
    }

    private void set(Instant to) {
        var before = instant();
        offset = Duration.between(machine.instant(), to);
        TransactionSynchronizationManager.registerSynchronization(new BackOnRollback());
        sql.sql("""
                        INSERT INTO housing.clock_offset (millis) VALUES (?)
                        ON CONFLICT (only_one) DO UPDATE SET millis = excluded.millis
                        """).param(offset.toMillis()).update();
        events.publishEvent(new ClockMoved(before, instant()));
    }

    private Optional<Duration> stored() {
        return sql.sql("SELECT millis FROM housing.clock_offset")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    private class BackOnRollback implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
                offset = stored().orElse(Duration.ZERO);
            }
        }
    }
}
