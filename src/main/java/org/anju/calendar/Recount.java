package org.anju.calendar;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts the running deadlines again after the calendar has changed, lot by lot, until none is behind. Nothing is kept
 * but what every deadline knows itself: a copy of the application that is killed loses the lot in hand, and whichever
 * copy looks next goes on. Two at once share the work.
 */
@Component
public class Recount implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Recount.class);
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final int SECONDS_TO_STOP = 15;

    private final Calendars calendars;
    private final ObjectProvider<CountedDays> counted;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "recount");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Recount(Calendars calendars, ObjectProvider<CountedDays> counted) {
        this.calendars = calendars;
        this.counted = counted;
    }

    /** Goes on with what an earlier start left, and looks again and again for what another copy leaves. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        worker.scheduleWithFixedDelay(this::work, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** The most urgent are counted before whoever recorded the notice has his answer: most counties have no others. */
    @TransactionalEventListener
    void on(CalendarChanged changed) {
        quietly(this::lot);
        worker.execute(this::work);
    }

    /** How far it is, of everything that runs. */
    public CountedDays.Progress progress() {
        return counted.stream()
                .map(CountedDays::progress)
                .reduce(new CountedDays.Progress(0, 0), CountedDays.Progress::plus);
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    private void work() {
        quietly(() -> {
            calendars.follow();
            while (!stopping && lot() > 0) {
                log.debug("A lot was counted again.");
            }
        });
    }

    private int lot() {
        return counted.stream().mapToInt(CountedDays::countAgain).sum();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException notNow) {
            log.warn("Deadlines could not be counted again; it is tried at the next look.", notNow);
        }
    }
}
