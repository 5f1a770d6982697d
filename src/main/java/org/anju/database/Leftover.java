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

    private static boolean isPostgresOf(Path cluster, ProcessHandle process) {
        var info = process.info();
        var program = info.command().orElse("");
        if (!program.endsWith("/postgres")) {
            return false;
        }
        return workingDirectory(process)
                .map(folder -> folder.equals(cluster))
                .orElseGet(() -> info.commandLine().orElse("").contains(cluster.toString()));
    }

    /** The postmaster works in its data directory; only Linux tells. */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }
}
