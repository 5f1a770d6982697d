package org.anju.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.anju.database.BaseBackup;
import org.anju.database.DatabaseRefused;
import org.anju.database.Restore;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;

/** What {@code bin/backup} and {@code bin/restore} run, without the application around it. */
public final class BackupCommand {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String EXTERNAL = "SPRING_DATASOURCE_URL";

    private final Map<String, String> environment;
    private final PrintStream out;

    BackupCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        // What the libraries tell is no answer to the question that was asked.
        LoggingSystem.get(BackupCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        System.exit(new BackupCommand(System.getenv(), System.out).run(arguments));
    }

    /** @return the exit code: 0 if it was done, 1 if it was refused */
    int run(String... arguments) {
        try {
            var given = Arguments.of(Arrays.copyOfRange(arguments, 1, arguments.length));
            if (arguments[0].equals("backup")) {
                backup(given);
            } else {
                restore(given);
            }
            return 0;
        } catch (DatabaseRefused refused) {
            return refuse(String.valueOf(refused.getMessage()), refused.wayOut());
        } catch (Refused refused) {
            return refuse(String.valueOf(refused.getMessage()), refused.wayOut());
        } catch (DataAccessException | IOException | SQLException failure) {
            return refuse("It failed: " + failure.getMessage(), "What was there before is unharmed.");
        }
    }

    private int refuse(String reason, String wayOut) {
        out.println(reason);
        out.println(wayOut);
        return 1;
    }

    private void backup(Arguments given) throws IOException, SQLException {
        var folder = given.folder()
                .orElseThrow(() -> new Refused(
                        "bin/backup needs to know where to.", "bin/backup FOLDER [--keep N] [--keys FOLDER]"));
        KeyCopy.refuseTogether(keyFile(), folder, given.has("together"));
        given.path("keys").ifPresent(keys -> KeyCopy.refuseTogether(keys, folder, given.has("together")));
        var fingerprint = isExternal() ? dump(folder, given.keep()) : base(folder, given.keep());
        var key = new KeyCopy(keyFile());
        var keys = given.path("keys");
        if (keys.isPresent()) {
            var copy = key.belongingTo(fingerprint).to(keys.get().resolve(KeyCopy.name(key.fingerprint())));
            out.println("The key is in " + copy);
        } else if (!fingerprint.isEmpty()) {
            out.printf(
                    "The key that opens ID numbers (fingerprint %s) is not in this backup. It is %s: keep a copy of it"
                            + " elsewhere, for instance with --keys.%n",
                    fingerprint, keyFile());
        }
    }

    private String base(Path folder, int keep) {
        var manifest = BaseBackup.take(data(), folder, keep);
        out.printf("Backed up in %s%n", folder.resolve("base").resolve(manifest.label()));
        out.printf(
                "Any moment from %s on can be restored; what is written from now on is copied within a minute.%n",
                manifest.ended().atZone(ZONE).toOffsetDateTime());
        return manifest.key();
    }

    private String dump(Path folder, int keep) throws IOException, SQLException {
        var server = new ServerDump(environment);
        out.printf("Dumped to %s%n", server.take(folder, keep));
        out.println("Moments between two dumps are restored by the server's own archive, if it keeps one.");
        return server.sealKey();
    }

    private void restore(Arguments given) throws IOException, SQLException {
        var uncompared = given.has("without-public");
        if (uncompared && given.has("public")) {
            throw new Refused(
                    "--public and --without-public exclude each other.", "Name the public site if you have it.");
        }
        var site = given.path("public").map(PublicFolder::new);
        if (given.folder().isPresent()) {
            if (isExternal()) {
                load(given.folder().get(), given);
            } else {
                recover(given.folder().get(), given);
            }
        } else if (site.isEmpty() && !uncompared) {
            throw new Refused(
                    "bin/restore needs to know where from.",
                    "bin/restore FOLDER [--to TIME] [--keys FOLDER] [--public SITE], or bin/restore --public SITE");
        }
        if (site.isPresent() || uncompared) {
            release(site);
        } else {
            out.println("Anju does not start on it yet, for the public may have seen more than this database holds: run"
                    + " bin/restore --public with the site's folder or a copy of it. Only if nothing was published after"
                    + " that moment, or no copy is left anywhere: bin/restore --without-public.");
        }
    }

    /** Until it has ended no start is let in, however it is interrupted. */
    private void release(Optional<PublicFolder> site) throws IOException, SQLException {
        try (var database = isExternal() ? RestoredDatabase.external(environment) : RestoredDatabase.embedded(data())) {
            if (site.isPresent()) {
                database.takeBack(site.get(), data(), out);
            }
            database.release();
            out.println("All sessions are ended: everybody signs in again.");
        }
    }

    private void recover(Path folder, Arguments given) {
        var moment = given.moment(ZONE);
        var fingerprint = Restore.chosen(folder, moment).key();
        var key = given.path("keys").map(keys -> KeyCopy.in(keys, fingerprint).belongingTo(fingerprint));
        Restore.to(folder, data(), moment);
        out.printf(
                "Restored into %s, %s.%n",
                data(),
                moment.map(to -> "as it was at " + to.atZone(ZONE).toOffsetDateTime())
                        .orElse("with everything that the backup holds"));
        if (key.isPresent()) {
            out.println("The key is in " + key.get().to(keyFile()));
        } else if (!fingerprint.isEmpty()) {
            out.printf("Put the key of fingerprint %s in %s before the start.%n", fingerprint, keyFile());
        }
        out.println("It is not backed up: run bin/backup with a folder of its own, for it is another history now.");
    }

    private void load(Path folder, Arguments given) throws IOException, SQLException {
        if (given.has("to")) {
            throw new Refused(
                    "A dump is of one moment: --to is for the embedded database.",
                    "Restore the server to that moment with its own archive, then run bin/restore --public SITE.");
        }
        var dump = ServerDump.newest(folder);
        var noted = dump.resolve("key.fingerprint");
        var fingerprint = Files.exists(noted) ? Files.readString(noted).strip() : "";
        var key = given.path("keys").map(keys -> KeyCopy.in(keys, fingerprint).belongingTo(fingerprint));
        out.printf("Restored from %s%n", new ServerDump(environment).restore(folder));
        key.ifPresent(copy -> out.println("The key is in " + copy.to(keyFile())));
    }

    private boolean isExternal() {
        return environment.getOrDefault(EXTERNAL, "none").startsWith("jdbc:");
    }

    private Path data() {
        return Path.of(environment.getOrDefault("ANJU_DATA", "data"));
    }

    private Path keyFile() {
        var given = environment.get("ANJU_PRIVACY_KEY_FILE");
        return given == null ? data().resolve("keys").resolve("privacy.key") : Path.of(given);
    }

    /** What stood behind the command. */
    private record Arguments(Optional<Path> folder, Map<String, String> options) {

        private static final java.util.Set<String> ALONE = java.util.Set.of("together", "without-public");
        private static final java.util.Set<String> WITH_VALUE = java.util.Set.of("keep", "keys", "to", "public");

        static Arguments of(String[] words) {
            var options = new java.util.HashMap<String, String>();
            Optional<Path> folder = Optional.empty();
            for (var i = 0; i < words.length; i++) {
                var name = words[i].startsWith("--") ? words[i].substring(2) : "";
                if (name.isEmpty() && folder.isEmpty()) {
                    folder = Optional.of(Path.of(words[i]));
                } else if (ALONE.contains(name)) {
                    options.put(name, "");
                } else if (WITH_VALUE.contains(name) && i + 1 < words.length) {
                    options.put(name, words[++i]);
                } else {
                    throw new Refused(
                            "What does %s mean?".formatted(words[i]),
                            "The first lines of the script say what it knows.");
                }
            }
            return new Arguments(folder, options);
        }

        boolean has(String name) {
            return options.containsKey(name);
        }

        Optional<Path> path(String name) {
            return Optional.ofNullable(options.get(name)).map(Path::of);
        }

        int keep() {
            var keep = options.getOrDefault("keep", "7");
            if (!keep.matches("[1-9]\\d{0,3}")) {
                throw new Refused(
                        "--keep needs a number of backups, not %s.".formatted(keep), "For instance --keep 7.");
            }
            return Integer.parseInt(keep);
        }

        Optional<Instant> moment(ZoneId zone) {
            return Optional.ofNullable(options.get("to")).map(to -> {
                try {
                    return to.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                            ? OffsetDateTime.parse(to).toInstant()
                            : LocalDateTime.parse(to).atZone(zone).toInstant();
                } catch (DateTimeException unreadable) {
                    throw new Refused("%s is no moment.".formatted(to), "Write it like 2026-11-23T14:00:00+08:00.");
                }
            });
        }
    }
}
