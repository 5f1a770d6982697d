package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The process that serves a cluster, told from any other process that happens to have its number. */
record Postmaster(ProcessHandle process, Path cluster) {

    private static final Duration GLANCE = Duration.ofMillis(20);

    /** The one that {@code postmaster.pid} names, if it really is a postgres of that cluster. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .map(process -> new Postmaster(process, cluster))
                .filter(Postmaster::isRunning);
    }

    /** False also for a process that has ended and only waits to be collected. */
    boolean isRunning() {
        var command = commandLine();
        return command.matches("\\S*/postgres\\s.*") && (command.contains(cluster.toString()) || worksInCluster());
    }

    /** Waits for the end: the pid file goes a little before the process does. */
    boolean endsWithin(Duration patience) {
        for (long glances = patience.dividedBy(GLANCE); glances > 0 && isRunning(); glances--) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return !isRunning();
    }

    long pid() {
        return process.pid();
    }

    private String commandLine() {
        try {
            return Files.readString(proc("cmdline")).replace('\0', ' ');
        } catch (IOException notLinuxOrGone) {
            return process.info().commandLine().orElse("");
        }
    }

    /** A postmaster works in its data directory, also after the folder was moved. */
    private boolean worksInCluster() {
        try {
            return Files.readSymbolicLink(proc("cwd")).equals(cluster);
        } catch (IOException notTold) {
            return false;
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(pid()), name);
    }
}
