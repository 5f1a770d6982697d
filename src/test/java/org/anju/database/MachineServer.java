package org.anju.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of its own from the machine's package, which bin/test installs: none of ours, of another version. */
public final class MachineServer implements AutoCloseable {

    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "of-the-administrator";

    private final Path folder;
    private final Path programs;
    private final Unprivileged way;
    private final int port;

    private MachineServer(Path folder, Path programs, Unprivileged way, int port) {
        this.folder = folder;
        this.programs = programs;
        this.way = way;
        this.port = port;
    }

    public static MachineServer start(Path folder) throws IOException {
        var way = Unprivileged.reaching(folder);
        var server = new MachineServer(way.folder(folder.resolve("server")), newest(), way, freePort());
        var password = way.handOver(Files.writeString(folder.resolve("password"), PASSWORD));
        server.run(
                "initdb",
                "--pgdata=" + server.cluster(),
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--no-sync");
        server.run(
                "pg_ctl",
                "start",
                "--pgdata=" + server.cluster(),
                "--wait",
                "--silent",
                "--log=" + server.folder.resolve("server.log"),
                "--options=-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c port="
                        + server.port);
        return server;
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.exists(PACKAGES) ? Files.list(PACKAGES) : Stream.empty()) {
            return versions.map(each -> each.resolve("bin"))
                    .filter(each -> Files.isExecutable(each.resolve("initdb")))
                    .max(Comparator.comparing(
                            each -> Integer.valueOf(each.getName(3).toString())))
                    .orElseThrow(() -> new IOException("This test needs PostgreSQL's server; bin/test installs it."));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private void run(String program, String... options) throws IOException {
        var command = Stream.concat(Stream.of(programs.resolve(program).toString()), Stream.of(options))
                .toList();
        var said = folder.resolve(program + ".log");
        if (way.run(said, command) != 0) {
            throw new IOException(Files.readString(said));
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** As its administrator would, in the database that is always there. */
    public void tell(List<String> commands) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "--pgdata=" + cluster(), "--mode=immediate", "--silent");
    }
}
