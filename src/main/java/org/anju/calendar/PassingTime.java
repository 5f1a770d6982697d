package org.anju.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Moves the demonstration clock as time passes: it stops at every appointment on the way and lets the work of that
 * instant be done, so that each thing happens on its own day. Work that does not end holds the clock only for a while.
 */
@Component
@Profile("demo")
public class PassingTime {

    private static final Duration PATIENCE_AT_A_STOP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final DemonstrationClock clock;
    private final ObjectProvider<Appointment> appointments;

    PassingTime(DemonstrationClock clock, ObjectProvider<Appointment> appointments) {
        this.clock = clock;
        this.appointments = appointments;
    }

    /** @throws ClockMovesOnlyForward if it is later already */
    public void passUntil(Instant to) {
        var begun = System.nanoTime();
        var kept = appointments.orderedStream().toList();
        while (!to.isBefore(clock.instant()) && isWithin(PATIENCE, begun)) {
            var stop = kept.stream()
                    .flatMap(each -> each.next(clock.instant(), to).stream())
                    .min(Instant::compareTo);
            if (stop.isEmpty()) {
                break;
            }
            clock.moveTo(stop.get());
            letWork(kept);
        }
        clock.moveTo(to);
        letWork(kept);
    }

    private static void letWork(List<Appointment> kept) {
        var begun = System.nanoTime();
        while (kept.stream().anyMatch(Appointment::isBusy) && isWithin(PATIENCE_AT_A_STOP, begun)) {
            pause();
        }
    }

    private static boolean isWithin(Duration patience, long begun) {
        return System.nanoTime() - begun < patience.toNanos();
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
