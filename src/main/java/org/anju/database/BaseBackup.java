package org.anju.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Copies the files of a server that goes on working: between {@code pg_backup_start} and {@code pg_backup_stop} the log
 * keeps whatever the copy missed. From the first backup on, PostgreSQL copies its log to the same folder for good.
 */
public final class BaseBackup {

    static final String CLUSTER = "cluster.zip";

    /** What belongs to a running server alone, or is made anew by the next start. */
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest");

    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern FIRST_LOG = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARING = Duration.ofSeconds(3);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Path data;
    private final Backups backups;
    private final Server server;

    private BaseBackup(Path data, Backups backups, Server server) {
        this.data = data;
        this.backups = backups;
        this.server = server;
    }

    /**
     * Backs up the server of a data folder, which may be running; one that is not is started for it.
     *
     * @param newest how many base backups to keep
     */
    public static Manifest take(Path data, Path folder, int newest) {
        try {
            if (!Files.isRegularFile(data.resolve("postgresql/PG_VERSION"))) {
                throw new DatabaseRefused(
                        "The data folder %s holds no database.".formatted(data),
                        "Name the folder that Anju runs on in ANJU_DATA, or SPRING_DATASOURCE_URL for a server.");
            }
            var place = data.toRealPath();
            refuseInside(place, folder.toAbsolutePath().normalize());
            var backups = Backups.in(folder);
            if (Postmaster.of(place.resolve("postgresql")).isPresent()) {
                return take(place, backups, newest);
            }
            try (var started = Postgres.durable(place)) {
                return take(place, backups, newest);
            }
        } catch (IOException | SQLException failure) {
            throw new DatabaseRefused(
                    "The backup could not be made: %s".formatted(failure.getMessage()),
                    "Nothing that was there is harmed. Check the space and the rights in %s, then try again."
                            .formatted(folder));
        }
    }

    private static Manifest take(Path data, Backups backups, int newest) throws IOException, SQLException {
        try (var server = Server.of(data)) {
            var manifest = new BaseBackup(data, backups, server).take();
            backups.keep(newest);
            return manifest;
        }
    }

    private static void refuseInside(Path data, Path folder) {
        if (folder.startsWith(data)) {
            throw new DatabaseRefused(
                    "The folder %s lies in the data folder that it is to save.".formatted(folder),
                    "Choose one elsewhere, best on another disk.");
        }
    }

    private Manifest take() throws IOException, SQLException {
        refuseAnotherDatabase();
        archiveTo(backups.log());
        var begun = server.now();
        var label = LABEL.format(begun);
        var unfinished = backups.folder().resolve("base").resolve("." + label);
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        try {
            server.startBackup(label);
            var files = copyTo(unfinished.resolve(CLUSTER));
            var manifest = manifest(label, begun, files, unfinished);
            force(unfinished);
            Files.move(unfinished, backups.base(label), StandardCopyOption.ATOMIC_MOVE);
            force(backups.folder().resolve("base"));
            return manifest;
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    /** Two histories in one folder would be told apart by nobody. */
    private void refuseAnotherDatabase() throws IOException, SQLException {
        for (var label : backups.labels()) {
            var manifest = Manifest.readIn(backups.base(label));
            if (!manifest.cluster().equals(server.identity()) || manifest.timeline() != server.timeline()) {
                throw new DatabaseRefused(
                        "The folder %s holds backups of another database, or of this one before it was restored."
                                .formatted(backups.folder()),
                        "Choose an empty folder for this one.");
            }
        }
    }

    /** Turns archiving on unless it is, and waits until one file of the log has gone the whole way. */
    private void archiveTo(LogArchive archive) throws IOException, SQLException {
        Unprivileged.reaching(data).folder(archive.folder());
        server.archiveWith(archive.command());
        var name = server.finishLogFile();
        // The archiver hears of its command a moment later, and may have done with that file as it was told before.
        if (!isCopied(archive, name, HEARING) && !isCopied(archive, server.finishLogFile(), PATIENCE)) {
            throw new DatabaseRefused(
                    "PostgreSQL cannot copy its log to %s.".formatted(archive.folder()),
                    "The end of %s says why; check the space and the rights there."
                            .formatted(data.resolve("log/postgresql.log")));
        }
    }

    private static boolean isCopied(LogArchive archive, String name, Duration patience) {
        for (long glances = patience.dividedBy(GLANCE); glances > 0 && !archive.has(name); glances--) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return archive.has(name);
    }

    private List<Manifest.Entry> copyTo(Path zip) throws IOException, SQLException {
        var entries = new ArrayList<Manifest.Entry>();
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setLevel(Deflater.BEST_SPEED);
            copyTree(data.resolve("accounts"), "accounts", out, entries);
            copyTree(data.resolve("postgresql"), "postgresql", out, entries);
            // Last, because it names the checkpoint from which the others are read.
            copy(data.resolve("postgresql/global/pg_control"), "postgresql/global/pg_control", out, entries);
            var label = server.stopBackup();
            entries.add(write(label.getBytes(java.nio.charset.StandardCharsets.UTF_8), "postgresql/backup_label", out));
        }
        return entries;
    }

    private void copyTree(Path folder, String name, ZipOutputStream out, List<Manifest.Entry> entries)
            throws IOException {
        out.putNextEntry(new ZipEntry(name + "/"));
        out.closeEntry();
        if (EMPTIED.contains(folder.getFileName().toString())) {
            return;
        }
        for (var child : children(folder)) {
            var path = name + "/" + child.getFileName();
            if (Files.isDirectory(child)) {
                refuseElsewhere(child);
                copyTree(child, path, out, entries);
            } else if (belongs(child)) {
                copy(child, path, out, entries);
            }
        }
    }

    private static void refuseElsewhere(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            throw new DatabaseRefused(
                    "The database keeps files outside its folder (%s).".formatted(folder),
                    "This backup knows nothing of tablespaces: move them back, or use PostgreSQL's own tools.");
        }
    }

    private static boolean belongs(Path file) {
        var name = file.getFileName().toString();
        return !LEFT_OUT.contains(name)
                && !name.equals("pg_control")
                && !name.startsWith("pg_internal.init")
                && !name.startsWith("pgsql_tmp")
                && !name.startsWith("secret-");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (NoSuchFileException droppedMeanwhile) {
            return List.of();
        }
    }

    private static void copy(Path file, String path, ZipOutputStream out, List<Manifest.Entry> entries)
            throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            out.putNextEntry(new ZipEntry(path));
            var copied = Sums.copied(bytes, out);
            out.closeEntry();
            entries.add(new Manifest.Entry(path, copied.size(), copied.sha256()));
        } catch (NoSuchFileException droppedMeanwhile) {
            // A table that is gone; the log knows.
        }
    }

    private static Manifest.Entry write(byte[] bytes, String path, ZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(path));
        out.write(bytes);
        out.closeEntry();
        return new Manifest.Entry(path, bytes.length, Sums.of(bytes));
    }

    private Manifest manifest(String label, Instant begun, List<Manifest.Entry> files, Path folder)
            throws IOException, SQLException {
        var first = FIRST_LOG.matcher(server.backupLabel());
        if (!first.find()) {
            throw new IOException("PostgreSQL's backup label names no file of its log");
        }
        var manifest = new Manifest(
                Manifest.FORMAT,
                label,
                begun,
                server.now(),
                Files.readString(data.resolve("postgresql/PG_VERSION")).strip(),
                server.identity(),
                server.timeline(),
                first.group(1),
                server.lastLog(),
                server.migrations(),
                server.sealKey(),
                files);
        requireLog(manifest);
        manifest.writeIn(folder);
        return manifest;
    }

    /** PostgreSQL says that it has archived everything; this looks. */
    private void requireLog(Manifest manifest) throws IOException {
        var chain = backups.log().chainFrom(manifest.firstLog());
        if (!chain.files().contains(manifest.lastLog())) {
            throw new IOException("the log from %s to %s is not in %s"
                    .formatted(
                            manifest.firstLog(),
                            manifest.lastLog(),
                            backups.log().folder()));
        }
    }

    private static void force(Path folder) throws IOException {
        for (var file : children(folder)) {
            if (Files.isRegularFile(file)) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
