package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process that runs on a cluster, if the number in its {@code postmaster.pid} really is a postgres of that cluster. */
final class Leftover {

    private Leftover() {}

    static Optional<ProcessHandle> in(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(process -> isPostgresOf(cluster, process));
    }

    /** False also for a process that has ended and only waits to be collected. */
    static boolean isPostgresOf(Path cluster, ProcessHandle process) {
        var command = commandLine(process);
        return command.matches("\\S*/postgres\\s.*")
                && (command.contains(cluster.toString()) || worksIn(cluster, process));
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(proc(process, "cmdline")).replace('\0', ' ');
        } catch (IOException notLinux) {
            return process.info().commandLine().orElse("");
        }
    }

    /** A postmaster works in its data directory, also after the folder was moved. */
    private static boolean worksIn(Path cluster, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(proc(process, "cwd")).equals(cluster);
        } catch (IOException notTold) {
            return false;
        }
    }

    private static Path proc(ProcessHandle process, String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }
}
