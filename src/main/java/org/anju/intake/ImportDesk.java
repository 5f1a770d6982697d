package org.anju.intake;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the files one after the other, away from the request; those of a copy that was killed too. */
@Component
class ImportDesk implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);
    private static final int SECONDS_BETWEEN_LOOKS = 15;
    private static final int SECONDS_TO_STOP = 15;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "imports");
        thread.setDaemon(true);
        return thread;
    });
    private final ImportRun run;

    ImportDesk(ImportRun run) {
        this.run = run;
    }

    /** Goes on with what an earlier run left, and looks again and again for what another copy leaves. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        worker.scheduleWithFixedDelay(this::work, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    void wake() {
        worker.execute(this::work);
    }

    void waitUntilIdle() {
        try {
            worker.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        run.stop();
        worker.shutdown();
        if (!worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    private void work() {
        try {
            while (run.readNext()) {
                log.debug("A file was read.");
            }
            run.forgetOldFiles();
        } catch (RuntimeException notNow) {
            log.warn("The imports wait for the database; they are tried again.", notNow);
        }
    }
}
