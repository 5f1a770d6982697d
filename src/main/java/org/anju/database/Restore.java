package org.anju.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives an empty data folder the database as it was at a moment. Everything is checked before it is used: the backup's
 * files by their hashes, the log file by file. What could not be restored whole is removed again.
 */
public final class Restore {

    /** Lies in the data folder while a restore works there; a start that finds it is refused. */
    static final String UNFINISHED = "restoring";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);
    private static final String NOT_REACHED = "recovery ended before configured recovery target was reached";
    private static final Pattern LAST_COMMIT =
            Pattern.compile("last completed transaction was at log time ([0-9:. -]+[0-9](?: CST|[+]08)?)");
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");

    private final Backups backups;
    private final Path data;
    private final Path programs;

    private Restore(Backups backups, Path data, Path programs) {
        this.backups = backups;
        this.data = data;
        this.programs = programs;
    }

    /** The base backup that a restore to this moment would begin with; refuses what this version cannot use. */
    public static Manifest chosen(Path folder, Optional<Instant> moment) {
        try {
            var manifest = Backups.existing(folder).reaching(moment);
            refuseNewerTables(manifest);
            return manifest;
        } catch (IOException failure) {
            throw new DatabaseRefused(
                    "The backups in %s cannot be read: %s".formatted(folder, failure.getMessage()), "Check that disk.");
        }
    }

    /** @param moment empty for everything that the archive holds */
    public static void to(Path folder, Path data, Optional<Instant> moment) {
        to(folder, data, data.resolve("programs"), moment);
    }

    static void to(Path folder, Path data, Path programs, Optional<Instant> moment) {
        refuseUnlessEmpty(data);
        var manifest = chosen(folder, moment);
        try {
            Files.createDirectories(data);
            new Restore(Backups.existing(folder), data.toRealPath(), programs.toAbsolutePath())
                    .restore(manifest, moment);
        } catch (IOException | SQLException failure) {
            throw new DatabaseRefused(
                    "The restore failed: %s".formatted(failure.getMessage()),
                    "The backup is unharmed. Check the space and the rights in %s, then try again.".formatted(data));
        }
    }

    private static void refuseUnlessEmpty(Path data) {
        try {
            if (Files.exists(data) && (!Files.isDirectory(data) || !isEmpty(data))) {
                throw new DatabaseRefused(
                        "The data folder %s is not empty; a restore overwrites nothing.".formatted(data),
                        "Stop Anju, move that folder aside (keep it!), or name another in ANJU_DATA.");
            }
        } catch (IOException failure) {
            throw new DatabaseRefused("The folder %s cannot be read.".formatted(data), "Check who may enter it.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void refuseNewerTables(Manifest manifest) throws IOException {
        var known = new HashSet<String>();
        for (var each : new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*")) {
            known.add(
                    String.valueOf(each.getFilename()).replaceFirst("^V0*", "").replaceFirst("__.*", ""));
        }
        var unknown = manifest.migrations().stream()
                .filter(version -> !known.contains(version.replaceFirst("^0*", "")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseRefused(
                    "The backup %s was made by a newer Anju: this one does not know its tables (%s)."
                            .formatted(manifest.label(), String.join(", ", unknown)),
                    "Restore it with that version.");
        }
    }

    private void restore(Manifest manifest, Optional<Instant> moment) throws IOException, SQLException {
        var chain = backups.log().chainFrom(manifest.firstLog());
        refuseABrokenLog(manifest, chain, moment);
        try {
            Files.createDirectory(data.resolve(UNFINISHED));
            unpack(manifest);
            linkLog(chain.files());
            configure(moment);
            recover(manifest, chain);
        } catch (IOException | SQLException | RuntimeException failure) {
            for (var name :
                    List.of("postgresql", "accounts", UNFINISHED, "postgresql.port", "lock", "log", "programs")) {
                FileSystemUtils.deleteRecursively(data.resolve(name));
            }
            throw failure;
        }
    }

    /** With a moment to reach, PostgreSQL itself tells whether what is whole suffices. */
    private static void refuseABrokenLog(Manifest manifest, LogArchive.Chain chain, Optional<Instant> moment) {
        var consistent = chain.files().contains(manifest.lastLog());
        if (!consistent || chain.broken().isPresent() && moment.isEmpty()) {
            throw new DatabaseRefused(
                    "The archived log is broken: %s."
                            .formatted(chain.broken().orElse("it ends before %s".formatted(manifest.lastLog()))),
                    consistent
                            ? "Put that file back from a copy, or restore with --to to a moment before it was written."
                            : "Put that file back from a copy, or use another base backup.");
        }
    }

    private void unpack(Manifest manifest) throws IOException {
        var expected = new HashMap<String, Manifest.Entry>();
        manifest.files().forEach(each -> expected.put(each.path(), each));
        var zip = backups.base(manifest.label()).resolve(BaseBackup.CLUSTER);
        if (!Files.isRegularFile(zip)) {
            throw damaged(zip, "is missing");
        }
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var target = data.resolve(entry.getName()).normalize();
                if (!target.startsWith(data)) {
                    throw damaged(zip, "holds a path outside itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
                } else {
                    var known = expected.remove(entry.getName());
                    if (known == null || !known.equals(written(in, target, entry.getName()))) {
                        throw damaged(zip, "holds another %s than its manifest says".formatted(entry.getName()));
                    }
                }
            }
        } catch (ZipException | java.io.EOFException unreadable) {
            throw damaged(zip, "cannot be unpacked");
        }
        if (!expected.isEmpty()) {
            throw damaged(zip, "lacks %d files of its manifest".formatted(expected.size()));
        }
    }

    private static Manifest.Entry written(ZipInputStream in, Path target, String path) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
            var copied = Sums.copied(new OneEntry(in), out);
            Files.setPosixFilePermissions(target, PRIVATE_FILE);
            return new Manifest.Entry(path, copied.size(), copied.sha256());
        }
    }

    /** Ends with the entry and leaves the archive open. */
    private static final class OneEntry extends java.io.FilterInputStream {

        OneEntry(ZipInputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    private static DatabaseRefused damaged(Path file, String how) {
        return new DatabaseRefused(
                "The backup %s %s: it is damaged.".formatted(file, how),
                "Use a copy of it from elsewhere, or an older one: move this one out of base/, then try again.");
    }

    /** Only files that were found whole are offered to PostgreSQL, which takes a missing one for the end. */
    private void linkLog(List<String> names) throws IOException {
        for (var name : names) {
            Files.createSymbolicLink(
                    data.resolve(UNFINISHED).resolve(name + ".gz"),
                    backups.log().file(name));
        }
    }

    private void configure(Optional<Instant> moment) throws IOException {
        var cluster = data.resolve("postgresql");
        var settings = cluster.resolve("postgresql.auto.conf");
        var kept = new StringBuilder();
        for (var line : Files.readAllLines(settings)) {
            if (!line.startsWith("archive_")) {
                kept.append(line).append('\n');
            }
        }
        var from = data.resolve(UNFINISHED).toString().replace("%", "%%").replace("'", "'\\''");
        set(kept, "archive_command", "true");
        set(kept, "restore_command", "gzip -dc '%s'/%%f.gz > %%p".formatted(from));
        set(kept, "recovery_target_action", "promote");
        set(kept, "recovery_target_timeline", "current");
        moment.ifPresent(to -> set(kept, "recovery_target_time", MOMENT.format(to)));
        Files.writeString(settings, kept.toString(), StandardCharsets.UTF_8);
        Files.createFile(cluster.resolve("recovery.signal"));
    }

    private static void set(StringBuilder settings, String name, String value) {
        settings.append("%s = '%s'\n".formatted(name, value.replace("'", "''")));
    }

    private void recover(Manifest manifest, LogArchive.Chain chain) throws IOException, SQLException {
        var way = Unprivileged.reaching(data);
        way.handOverAll(data.resolve("postgresql"));
        var cluster = new Cluster(data, Binaries.unpackedIn(programs), way, Postgres.Durability.KEPT);
        cluster.createUnlessThere(Secrets.in(data).account(Postgres.SUPERUSER));
        try {
            cluster.start();
            awaitTheEnd(manifest, chain);
            try (var server = Server.of(data)) {
                require(server);
                server.markRestored();
                server.reset(List.of(
                        "restore_command",
                        "recovery_target_action",
                        "recovery_target_timeline",
                        "recovery_target_time"));
            }
        } catch (DatabaseRefused refused) {
            throw said().contains(NOT_REACHED) ? notReached(manifest, chain) : refused;
        } finally {
            cluster.stop();
        }
        FileSystemUtils.deleteRecursively(data.resolve(UNFINISHED));
    }

    /** The server answers questions long before it has read the log to its end. */
    private void awaitTheEnd(Manifest manifest, LogArchive.Chain chain) throws IOException {
        while (Postmaster.of(data.resolve("postgresql")).isPresent()) {
            try (var server = Server.of(data)) {
                if (!server.isRecovering()) {
                    return;
                }
            } catch (SQLException notYet) {
                // It is asked again as long as it lives.
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        throw said().contains(NOT_REACHED)
                ? notReached(manifest, chain)
                : new DatabaseRefused(
                        "PostgreSQL ended while it read the log: %s".formatted(lastWords()),
                        "Use another base backup, or a copy of this one.");
    }

    private DatabaseRefused notReached(Manifest manifest, LogArchive.Chain chain) throws IOException {
        var last = LAST_COMMIT.matcher(said()).results().reduce((one, other) -> other);
        return new DatabaseRefused(
                "The archive does not reach that moment: its last commit is of %s%s."
                        .formatted(
                                last.map(each -> each.group(1)).orElse("the backup itself, " + manifest.ended()),
                                chain.broken().map(why -> "; " + why).orElse("")),
                "Choose an earlier moment, or leave --to out to get everything that there is.");
    }

    private String said() throws IOException {
        return Files.readString(data.resolve("log/postgresql.log"), StandardCharsets.ISO_8859_1);
    }

    private String lastWords() throws IOException {
        var lines = said().lines().toList();
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private static void require(Server server) throws SQLException {
        var altered = server.alteredFiles();
        if (server.isRecovering() || altered > 0) {
            throw new DatabaseRefused(
                    "What was restored is not whole: %d files of editions are not what their hashes say."
                            .formatted(altered),
                    "Use an older backup, and keep this one for those who look into it.");
        }
    }
}
