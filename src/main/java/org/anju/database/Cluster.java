package org.anju.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of one PostgreSQL server and the programs that work on them. */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    /** No process ever has it. */
    private static final String NOBODYS_NUMBER = Integer.toString(Integer.MAX_VALUE);

    private static final Duration CHILDREN_END_WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Path data;
    private final Path folder;
    private final Binaries binaries;
    private final Unprivileged programs;
    private final Postgres.Durability durability;

    Cluster(Path data, Binaries binaries, Unprivileged programs, Postgres.Durability durability) {
        this.data = data;
        this.folder = data.resolve("postgresql");
        this.binaries = binaries;
        this.programs = programs;
        this.durability = durability;
    }

    /** Ends a server that a killed application left running: its state is unknown, its settings may not be ours. */
    void endLeftover() throws IOException {
        var leftover = Postmaster.of(folder);
        stop();
        if (leftover.isPresent() && leftover.get().isRunning()) {
            throw new DatabaseRefused(
                    "A PostgreSQL of an earlier start (process %d) still runs in %s and does not stop."
                            .formatted(leftover.get().pid(), folder),
                    "End that process, then start again.");
        }
    }

    /** Creates the cluster in one piece: a start that was killed half-way leaves nothing that looks finished. */
    void createUnlessThere(Account superuser) throws IOException {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            refuseAnotherMajor();
            return;
        }
        var fresh = data.resolve("postgresql.new");
        FileSystemUtils.deleteRecursively(fresh);
        programs.folder(fresh);
        create(fresh, superuser);
        Files.move(fresh, folder);
    }

    private void create(Path fresh, Account superuser) throws IOException {
        var password = programs.handOver(Secrets.write(data, superuser.password()));
        try {
            var options = new ArrayList<>(List.of(
                    "--pgdata=" + fresh,
                    "--username=" + superuser.username(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    // Passwords of 24 random bytes are not guessed: stretching them would only slow every connection.
                    "--set=scram_iterations=1",
                    "--encoding=UTF8",
                    "--locale=C"));
            if (durability == Postgres.Durability.THROWAWAY) {
                options.add("--no-sync");
            }
            require("initdb", options);
        } finally {
            Files.delete(password);
        }
    }

    /** Starts the server in a session of its own, so that Ctrl-C reaches only us, and returns its port. */
    int start() throws IOException {
        int port = port();
        start(port);
        Files.writeString(data.resolve("postgresql.port"), port + "\n");
        return port;
    }

    /** Children of a server that was killed may outlive it for a moment and keep the next from starting. */
    private void start(int port) throws IOException {
        var last = System.nanoTime() + (forgetKilled() ? CHILDREN_END_WITHIN.toNanos() : 0);
        for (var tries = 1; ; tries++) {
            try {
                startOnce(port);
                return;
            } catch (DatabaseRefused refused) {
                if (System.nanoTime() > last) {
                    throw refused;
                }
                log.info("PostgreSQL does not start yet after it was killed (try {}).", tries);
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /**
     * A server that was killed has left its number. It may be another program's by now, or still that of the dead
     * process where nobody collects those (the first process of many a container does not); PostgreSQL takes either for
     * a running server and does not start. Only the number goes: what stands under it names the memory by which
     * PostgreSQL knows whether children of that server are left.
     *
     * @return whether one was killed
     */
    private boolean forgetKilled() throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file) || Postmaster.of(folder).isPresent()) {
            return false;
        }
        var lines = new ArrayList<>(Files.readAllLines(file));
        if (!lines.isEmpty()) {
            lines.set(0, NOBODYS_NUMBER);
            var fresh = Files.write(folder.resolve("postmaster.pid.anju"), lines);
            Files.move(programs.handOver(fresh), file, StandardCopyOption.ATOMIC_MOVE);
        }
        return true;
    }

    private void startOnce(int port) throws IOException {
        var settings = new ArrayList<>(durability.settings());
        settings.addAll(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "timezone=Asia/Shanghai",
                "log_timezone=Asia/Shanghai",
                "jit=off",
                // What people typed must not reach a log: no statements, no details of a violated constraint.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        require(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + folder,
                        // It ends as soon as the server is ready or has failed; recovery of a big day takes minutes.
                        "--wait",
                        "--timeout=600",
                        "--silent",
                        "--log=" + log("postgresql"),
                        "--options=-c " + String.join(" -c ", settings)));
    }

    /** Open transactions are rolled back; if that takes too long, the next start recovers. */
    void stop() throws IOException {
        var postmaster = Postmaster.of(folder);
        if (postmaster.isEmpty()) {
            return;
        }
        if (stop("fast") != 0) {
            stop("immediate");
        }
        postmaster.get().endsWithin(Duration.ofSeconds(10));
    }

    /** The process that serves it, if one does. */
    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(folder);
    }

    String version() throws IOException {
        return Files.readString(folder.resolve("PG_VERSION")).strip();
    }

    private int stop(String mode) throws IOException {
        return run(
                "pg_ctl",
                List.of("stop", "--pgdata=" + folder, "--mode=" + mode, "--wait", "--timeout=30", "--silent"));
    }

    private void refuseAnotherMajor() throws IOException {
        var ours = Files.readString(binaries.folder().resolve("share/postgresql/postgres.bki"))
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\D", "");
        if (!version().equals(ours)) {
            throw new DatabaseRefused(
                    "The database in %s was written by PostgreSQL %s; this Anju brings PostgreSQL %s."
                            .formatted(folder, version(), ours),
                    ("Start the Anju that wrote it and dump the database with pg_dump %s, move the folder aside, start"
                                    + " this Anju once, and restore the dump. docs/operations.md shows each command.")
                            .formatted(version()));
        }
    }

    /** The port of the last start if it is still free, so that an operator's notes stay true. */
    private int port() throws IOException {
        var noted = data.resolve("postgresql.port");
        if (Files.exists(noted)) {
            var port = free(Integer.parseInt(Files.readString(noted).strip()));
            if (port.isPresent()) {
                return port.get();
            }
        }
        return free(0).orElseThrow(() -> new IOException("No port is free on 127.0.0.1"));
    }

    private static Optional<Integer> free(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    private void require(String program, List<String> options) throws IOException {
        if (run(program, options) != 0) {
            throw new DatabaseRefused(
                    "PostgreSQL's %s failed: %s".formatted(program, lastWords(log(program), log("postgresql"))),
                    "Everything it said is in %s; docs/operations.md lists what can be done."
                            .formatted(log(program).getParent()));
        }
    }

    private static String lastWords(Path... logs) throws IOException {
        for (var log : logs) {
            if (Files.exists(log) && Files.size(log) > 0) {
                var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
                return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
            }
        }
        return "it said nothing";
    }

    private int run(String program, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(binaries.program(program).toString());
        command.addAll(options);
        programs.folder(data.resolve("log"));
        return programs.run(log(program), command);
    }

    private Path log(String program) {
        return data.resolve("log").resolve(program + ".log");
    }
}
