package org.anju.process;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the other copies of the application that this one lives: a lock on a connection of its own, which the database
 * lets go of when the copy ends, however it ends. No clock is asked, so no clock can be wrong.
 */
final class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final int GLANCE_SECONDS = 2;

    /** A machine that fell off the network is noticed within a minute, not after the two hours of the default. */
    private static final List<String> NOTICED_SOON =
            List.of("SET tcp_keepalives_idle = 20", "SET tcp_keepalives_interval = 10", "SET tcp_keepalives_count = 3");

    private final DataSource source;
    private final JdbcClient sql;
    private final Consumer<String> renamed;
    private volatile String copy;
    private @Nullable Connection held;

    /**
     * @param renamed is told the copy's new name whenever its connection broke: what it had in hand under the old one is
     *     then given back like a dead copy's, for nobody knows what became of it
     */
    Presence(DataSource source, String copy, Consumer<String> renamed) {
        this.source = source;
        this.sql = JdbcClient.create(source);
        this.copy = copy;
        this.renamed = renamed;
    }

    String copy() {
        return copy;
    }

    /** Shows itself, again if the connection broke; whether it could. */
    synchronized boolean show() {
        try {
            if (held != null && held.isValid(GLANCE_SECONDS)) {
                return true;
            }
            if (held != null) {
                leave();
                rename();
            }
            held = shown();
            return true;
        } catch (SQLException away) {
            log.warn("The database cannot be told that this copy lives; it is tried again.");
            return false;
        }
    }

    synchronized void leave() {
        var present = held;
        held = null;
        if (present != null) {
            try (present;
                    var statement = present.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(%d)".formatted(key(copy)));
            } catch (SQLException broken) {
                log.debug("The connection is gone, and the lock with it.", broken);
            }
        }
    }

    /** Whether no copy of that name lives. If so, that stays true until the end of the caller's transaction. */
    boolean isGone(String other) {
        return !other.equals(copy)
                && sql.sql("SELECT pg_try_advisory_xact_lock(?)")
                        .param(key(other))
                        .query(Boolean.class)
                        .single();
    }

    private void rename() {
        copy = UUID.randomUUID().toString();
        renamed.accept(copy);
    }

    private Connection shown() throws SQLException {
        var connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            for (var setting : NOTICED_SOON) {
                statement.execute(setting);
            }
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(key(copy)));
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static long key(String copy) {
        return UUID.nameUUIDFromBytes(("copy " + copy).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
