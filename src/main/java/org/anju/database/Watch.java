package org.anju.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it ended without being told to: killed by hand, or by a machine out of memory. Until it
 * runs, pages say that the database is away; if it does not come back, the application ends, so that whoever watches
 * over the application starts both anew.
 */
final class Watch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Cluster cluster;
    private final int port;
    private final Duration patience;
    private final Runnable hopeless;
    private final ScheduledExecutorService worker;
    private Optional<Postmaster> postmaster;
    private long endedAt;

    /** @param patience how long starting it again is tried */
    Watch(Cluster cluster, int port, Duration patience, Runnable hopeless) throws IOException {
        this.cluster = cluster;
        this.port = port;
        this.patience = patience;
        this.hopeless = hopeless;
        this.postmaster = cluster.postmaster();
        this.worker = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "postgresql-watch");
            thread.setDaemon(true);
            return thread;
        });
        worker.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (postmaster.filter(Postmaster::isRunning).isPresent()) {
            return;
        }
        if (endedAt == 0) {
            endedAt = System.nanoTime();
            log.error("PostgreSQL ended by itself; it is started again.");
        }
        try {
            startAgain();
        } catch (IOException | RuntimeException failure) {
            if (System.nanoTime() - endedAt > patience.toNanos()) {
                log.error("PostgreSQL does not start again; Anju ends.", failure);
                worker.shutdown();
                hopeless.run();
            }
        }
    }

    /** Its children may outlive it for a moment and keep it from starting; that is why it is tried more than once. */
    private void startAgain() throws IOException {
        int now = cluster.start();
        postmaster = cluster.postmaster();
        if (now != port) {
            throw new IOException("Port %d is taken by another program.".formatted(port));
        }
        endedAt = 0;
        log.info("PostgreSQL runs again on 127.0.0.1:{}.", now);
    }

    /** From now on it may end. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            worker.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
