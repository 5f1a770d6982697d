package org.anju.intake;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anju.calendar.OfficialClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the files one after the other, away from the request. */
@Component
class ImportDesk implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "imports");
        thread.setDaemon(true);
        return thread;
    });
    private final ImportRun run;
    private final ImportRows rows;
    private final OfficialClock clock;

    ImportDesk(ImportRun run, ImportRows rows, OfficialClock clock) {
        this.run = run;
        this.rows = rows;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void endWhatAnEarlierRunLeft() {
        var interrupted = rows.interruptAll(clock.instant());
        if (interrupted > 0) {
            log.warn("{} imports were interrupted by the last stop and have written nothing.", interrupted);
        }
    }

    void work(Import arriving, FileKind kind, ArrivedFile file) {
        worker.execute(() -> {
            try {
                run.read(arriving, kind, file.path());
            } finally {
                delete(file);
            }
        });
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
    public void destroy() {
        worker.shutdownNow();
    }

    private static void delete(ArrivedFile file) {
        try {
            file.delete();
        } catch (IOException e) {
            log.warn("A temporary file of an import could not be deleted.", e);
        }
    }
}
