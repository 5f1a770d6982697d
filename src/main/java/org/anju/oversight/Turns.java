package org.anju.oversight;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets one round go on at a time, of all copies: a second waits. The lock is on a connection of its own, so that the
 * database lets go of it when a copy ends, however it ends.
 */
@Component
class Turns {

    private static final String LOCK = "hashtext('anju.reconciler')";

    private final DataSource database;

    Turns(DataSource database) {
        this.database = database;
    }

    void take(Runnable round) {
        try (var connection = database.getConnection()) {
            ask(connection, "SELECT pg_advisory_lock(%s)");
            try {
                round.run();
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(%s)");
            }
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("The reconciler's turn is not known.", away);
        }
    }

    private static void ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(question.formatted(LOCK));
        }
    }
}
