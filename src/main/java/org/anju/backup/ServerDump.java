package org.anju.backup;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anju.database.RestoreMark;
import org.anju.database.Sums;

/** Dumps of a PostgreSQL server's database, made and read by the server's own programs, with their hashes. */
final class ServerDump {

    private static final String NAME = "anju.dump";

    private final String url;
    private final URI address;
    private final String user;
    private final String password;

    /** @param environment where the settings of the application are looked up */
    ServerDump(Map<String, String> environment) {
        this.url = environment.getOrDefault("SPRING_DATASOURCE_URL", "");
        var app = environment.getOrDefault("SPRING_DATASOURCE_USERNAME", System.getProperty("user.name", ""));
        this.user = environment.getOrDefault("ANJU_OWNER_USERNAME", app);
        this.password = user.equals(app)
                ? environment.getOrDefault(
                        "ANJU_OWNER_PASSWORD", environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""))
                : environment.getOrDefault("ANJU_OWNER_PASSWORD", "");
        this.address = address(url);
    }

    private static URI address(String url) {
        try {
            if (url.startsWith("jdbc:postgresql://")) {
                // Within, a hierarchical address as others are.
                return new URI(url.substring("jdbc:".length()));
            }
        } catch (URISyntaxException unreadable) {
            // It is refused like any other.
        }
        throw new Refused(
                "SPRING_DATASOURCE_URL is no address of a PostgreSQL server.",
                "Write it like jdbc:postgresql://db:5432/anju.");
    }

    /** @return the folder of the dump, named for the moment it began by the database's clock */
    Path take(Path folder, int keep) throws IOException, SQLException {
        var dumps = folder.resolve("dump");
        Files.createDirectories(dumps);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var label = ask("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYYMMDD\"T\"HH24MISS\"Z\"')");
        var unfinished = Files.createDirectories(dumps.resolve("." + label));
        run(
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--no-owner",
                        "--no-acl",
                        "--exclude-schema=" + RestoreMark.schema(),
                        "--file=" + unfinished.resolve(NAME)));
        Files.writeString(
                unfinished.resolve(NAME + ".sha256"), "%s  %s\n".formatted(Sums.of(unfinished.resolve(NAME)), NAME));
        Files.writeString(unfinished.resolve("key.fingerprint"), sealKey() + "\n");
        var finished = Files.move(unfinished, dumps.resolve(label), StandardCopyOption.ATOMIC_MOVE);
        var labels = labels(folder);
        for (var old : labels.subList(0, Math.max(0, labels.size() - keep))) {
            org.springframework.util.FileSystemUtils.deleteRecursively(dumps.resolve(old));
        }
        return finished;
    }

    /** Into an empty database of the server, in one transaction. */
    Path restore(Path folder) throws IOException, SQLException {
        var dump = newest(folder);
        var file = dump.resolve(NAME);
        if (!Files.isRegularFile(file)
                || !Files.readString(dump.resolve(NAME + ".sha256")).startsWith(Sums.of(file))) {
            throw new Refused("The dump %s is damaged.".formatted(file), "Use a copy from elsewhere, or an older one.");
        }
        if (!ask("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
                .equals("0")) {
            throw new Refused(
                    "The database of SPRING_DATASOURCE_URL is not empty; a restore overwrites nothing.",
                    "Create an empty one as docs/operations.md (Three accounts) says, and name that.");
        }
        load(file);
        return dump;
    }

    /** Under the accounts of the settings, whatever others were called: the start grants them what each needs. */
    private void load(Path file) throws IOException, SQLException {
        try (var owner = DriverManager.getConnection(url, user, password)) {
            RestoreMark.set(owner);
            try {
                run(
                        "pg_restore",
                        List.of(
                                "--no-owner",
                                "--no-acl",
                                "--exit-on-error",
                                "--single-transaction",
                                "--dbname=" + uri(),
                                file.toString()));
            } catch (Refused failed) {
                RestoreMark.clear(owner);
                throw failed;
            }
        }
    }

    static Path newest(Path folder) throws IOException {
        var labels = labels(folder);
        if (labels.isEmpty()) {
            throw new Refused(
                    "The folder %s holds no dump of a server.".formatted(folder),
                    "Name the folder that was given to bin/backup; without SPRING_DATASOURCE_URL its base backups are"
                            + " restored.");
        }
        return folder.resolve("dump").resolve(labels.get(labels.size() - 1));
    }

    private static List<String> labels(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("dump"))) {
            return List.of();
        }
        try (var all = Files.list(folder.resolve("dump"))) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    String sealKey() throws SQLException {
        return ask("SELECT to_regclass('housing.seal_key') IS NOT NULL").equals("t")
                ? ask("SELECT coalesce(max(fingerprint), '') FROM housing.seal_key")
                : "";
    }

    private String uri() {
        return "postgresql:" + address.getRawSchemeSpecificPart().replaceFirst("\\?.*", "");
    }

    /** What the programs are told without showing it to who lists processes; of the driver's settings, those on TLS. */
    private Map<String, String> settings() {
        var settings = new HashMap<>(Map.of("PGUSER", user, "PGPASSWORD", password));
        for (var setting : Objects.requireNonNullElse(address.getQuery(), "").split("&")) {
            if (setting.matches("ssl(mode|rootcert)=.+")) {
                var parts = setting.split("=", 2);
                settings.put("PG" + parts[0].toUpperCase(Locale.ROOT), parts[1]);
            }
        }
        return settings;
    }

    private void run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        if (program.equals("pg_dump")) {
            command.add("--dbname=" + uri());
        }
        var said = Files.createTempFile("anju-", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(settings());
        try {
            if (builder.start().waitFor() != 0) {
                throw new Refused(
                        "%s failed: %s"
                                .formatted(program, Files.readString(said).strip()),
                        "Nothing was changed. The program must be of the server's version or newer.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + program, interrupted);
        } catch (IOException missing) {
            throw new Refused("%s is not installed.".formatted(program), "On Debian: apt install postgresql-client");
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private String ask(String question) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
