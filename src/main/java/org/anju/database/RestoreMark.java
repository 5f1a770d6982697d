package org.anju.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Marks a database that was restored and may be behind what was public: an empty schema, in the database itself, because
 * a server's is restored from any machine and started by several. A start that finds it is refused: at once overdue
 * timers would fire, and other entries of the log get numbers that the public knows for lost ones.
 */
public final class RestoreMark {

    private static final String SCHEMA = "restored";

    private RestoreMark() {}

    /** What a dump leaves out: it is about the database that was restored, not about what is in it. */
    public static String schema() {
        return SCHEMA;
    }

    /** Is there before a database is whole again, so that whatever is interrupted then leaves it there. */
    public static void set(Connection owner) throws SQLException {
        execute(owner, "CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    }

    /** The same, by an account that may do everything, for the database's owner to take away. */
    static void setForOwner(Connection superuser) throws SQLException {
        execute(superuser, """
                DO $$ BEGIN
                  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %%I',
                    (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()));
                END $$""".formatted(SCHEMA));
    }

    /**
     * Lets the database be worked with. Whoever was signed in signs in again: what ended a session after the moment that
     * was restored is lost, a stolen one would live on.
     */
    public static void clear(Connection owner) throws SQLException {
        execute(owner, """
                DO $$ BEGIN
                  IF to_regclass('housing.session') IS NOT NULL THEN
                    DELETE FROM housing.session;
                  END IF;
                  DROP SCHEMA IF EXISTS %s;
                END $$""".formatted(SCHEMA));
    }

    /** @throws DatabaseRefused if it is marked */
    static void refuse(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var marked =
                        statement.executeQuery("SELECT FROM pg_namespace WHERE nspname = '%s'".formatted(SCHEMA))) {
            if (marked.next()) {
                throw new DatabaseRefused(
                        "This database was restored and not yet compared with what was public.",
                        "bin/restore --public SITE, with the public site's folder or a copy of it. Only if nothing was"
                                + " published after that moment, or no copy is left anywhere: bin/restore --without-public."
                                + " docs/operations.md (Restore) says more.");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database cannot be asked whether it was restored.", failure);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
