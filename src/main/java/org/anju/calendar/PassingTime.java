package org.anju.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the demonstration clock as time passes: it stops at every appointment on the way and lets the work of that
 * instant be done, so that each thing happens on its own day. Work that does not end holds the clock only for a while.
 */
@Component
@Profile("demo")
public class PassingTime {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final DemonstrationClock clock;
    private final ObjectProvider<Appointment> appointments;
    private final TransactionTemplate oneMoment;

    PassingTime(
            DemonstrationClock clock,
            ObjectProvider<Appointment> appointments,
            PlatformTransactionManager transactions) {
        this.clock = clock;
        this.appointments = appointments;
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /**
     * Passes the time, and the work of every moment with it.
     *
     * @return false if work took longer than anyone waits for a page: the clock then stands where that work began
     * @throws ClockMovesOnlyForward if it is later already
     */
    public boolean passUntil(Instant to) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var kept = appointments.orderedStream().toList();
        // Under running work the clock may not jump: to the engine its job would seem abandoned.
        while (worked(kept, until)) {
            var stop = kept.stream()
                    .flatMap(each -> each.next(clock.instant(), to).stream())
                    .min(Instant::compareTo);
            clock.moveTo(stop.orElse(to));
            if (stop.isEmpty()) {
                return worked(kept, until);
            }
        }
        return false;
    }

    /** Lets what is due at this moment be done; whether it was, in time. */
    private boolean worked(List<Appointment> kept, long until) {
        while (isBusy(kept)) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** All are asked of one state of the database: work that passes from one to another belongs to one of them. */
    private boolean isBusy(List<Appointment> kept) {
        return Boolean.TRUE.equals(oneMoment.execute(status -> kept.stream().anyMatch(Appointment::isBusy)));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The application is stopping.", stopped);
        }
    }
}
