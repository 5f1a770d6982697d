package org.anju.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of our own on 127.0.0.1. Only one runs on a data folder; one left over from a killed
 * application is ended, never adopted.
 *
 * <p>The data folder holds {@code lock}, {@code accounts/} (passwords), {@code postgresql/} (the cluster),
 * {@code postgresql.port}, {@code log/} and {@code programs/}.
 */
public final class Postgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Postgres.class);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final String SUPERUSER = "postgres";

    private final DataLock lock;
    private final Cluster cluster;
    private final Accounts accounts;
    private final Account superuser;
    private final int port;
    private @Nullable Watch watch;

    private Postgres(DataLock lock, Cluster cluster, int port, Accounts accounts, Account superuser) {
        this.lock = lock;
        this.cluster = cluster;
        this.port = port;
        this.accounts = accounts;
        this.superuser = superuser;
    }

    /** Starts on a data folder whose contents must survive a power cut. */
    public static Postgres durable(Path data) {
        return durable(data, data.resolve("programs"));
    }

    static Postgres durable(Path data, Path programs) {
        return start(data, programs, Durability.KEPT);
    }

    /** Starts on a folder that nobody will miss: fast, and lost at a power cut. */
    public static Postgres throwaway(Path data, Path programs) {
        return start(data, programs, Durability.THROWAWAY);
    }

    private static Postgres start(Path folder, Path programs, Durability durability) {
        try {
            var data = Files.createDirectories(folder).toRealPath();
            var lock = DataLock.on(data);
            try {
                return start(lock, data, programs.toAbsolutePath(), durability);
            } catch (IOException | SQLException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("PostgreSQL does not start in " + folder, failure);
        }
    }

    private static Postgres start(DataLock lock, Path data, Path programs, Durability durability)
            throws IOException, SQLException {
        var secrets = Secrets.in(data);
        refuseAnUnfinishedRestore(data);
        var cluster = new Cluster(data, Binaries.unpackedIn(programs), Unprivileged.reaching(data), durability);
        cluster.endLeftover();
        cluster.createUnlessThere(secrets.account(SUPERUSER));
        int port = cluster.start();
        try {
            var accounts = new Bootstrap(port, secrets).prepare(durability);
            log.info("PostgreSQL {} runs on 127.0.0.1:{} in {}", cluster.version(), port, data);
            return new Postgres(lock, cluster, port, accounts, secrets.account(SUPERUSER));
        } catch (SQLException | RuntimeException failure) {
            cluster.stop();
            throw failure;
        }
    }

    private static void refuseAnUnfinishedRestore(Path data) {
        if (Files.exists(data.resolve(Restore.UNFINISHED))) {
            throw new DatabaseRefused(
                    "A restore into %s was interrupted; the database there is not whole.".formatted(data),
                    "Empty that folder and restore again.");
        }
    }

    /** Who may open a database. Imports are staged in temporary tables, which is why the application may make them. */
    public static List<String> grants(String database) {
        return List.of(
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database),
                "GRANT CONNECT ON DATABASE %s TO anju_app, site_reader".formatted(database),
                "GRANT TEMPORARY ON DATABASE %s TO anju_app".formatted(database));
    }

    /** Starts the server again whenever it ends by itself; after two minutes in vain it is hopeless. */
    Postgres watched(Runnable hopeless) {
        try {
            watch = new Watch(cluster, port, PATIENCE, hopeless);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Accounts accounts() {
        return accounts;
    }

    /** The account that may do everything; for tests and for the operator. */
    public Account superuser() {
        return superuser;
    }

    /** Stops the server, then lets another application have the folder. */
    @Override
    public void close() {
        try (lock) {
            if (watch != null) {
                watch.close();
            }
            cluster.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not stop", failure);
        }
    }

    /** What happens to a commit at a power cut. */
    enum Durability {
        KEPT("on", 100),
        /** Tests run many applications, each with pools of its own, against one server. */
        THROWAWAY("off", 500);

        private final String setting;
        private final int connections;

        Durability(String setting, int connections) {
            this.setting = setting;
            this.connections = connections;
        }

        String setting() {
            return setting;
        }

        List<String> settings() {
            return List.of(
                    "fsync=" + setting,
                    "synchronous_commit=" + setting,
                    "full_page_writes=" + setting,
                    "max_connections=" + connections,
                    // On, so that a backup can turn copying on without a new start; until then nothing is copied.
                    "archive_mode=" + setting);
        }
    }
}
