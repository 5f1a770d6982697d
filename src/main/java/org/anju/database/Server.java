package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A running embedded server as its superuser sees it, on one connection that a backup needs to be kept open. */
final class Server implements AutoCloseable {

    private static final int ARCHIVE_SECONDS = 600;

    private final Connection connection;
    private String backupLabel = "";
    private String lastLog = "";

    private Server(Connection connection) {
        this.connection = connection;
    }

    static Server of(Path data) throws IOException, SQLException {
        var account = Secrets.in(data).account(Postgres.SUPERUSER);
        var port = Files.readString(data.resolve("postgresql.port")).strip();
        return new Server(DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/anju".formatted(port), account.username(), account.password()));
    }

    /** By the database's clock, which is the one that its log carries. */
    Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT clock_timestamp()")) {
            answer.next();
            return answer.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    String identity() throws SQLException {
        return ask("SELECT system_identifier FROM pg_control_system()");
    }

    int timeline() throws SQLException {
        return Integer.parseInt(ask("SELECT timeline_id FROM pg_control_checkpoint()"));
    }

    boolean isRecovering() throws SQLException {
        return !ask("SELECT pg_is_in_recovery()").equals("f");
    }

    /** Has effect at once and for every later start. */
    void archiveWith(String command) throws SQLException {
        if (!ask("SHOW archive_mode").equals("on")) {
            throw new DatabaseRefused(
                    "The running PostgreSQL was started without archiving.",
                    "Stop Anju, start it again, then try again.");
        }
        if (!ask("SHOW archive_command").equals(command)) {
            execute("ALTER SYSTEM SET archive_command = '%s'".formatted(command.replace("'", "''")));
            // What is lost with the disk is at most the work of a minute.
            execute("ALTER SYSTEM SET archive_timeout = 60");
            execute("SELECT pg_reload_conf()");
        }
    }

    /** A start that finds the mark is refused. */
    void markRestored() throws SQLException {
        RestoreMark.setForOwner(connection);
    }

    /** Settings of a restore that the next start must not find. */
    void reset(List<String> settings) throws SQLException {
        for (var setting : settings) {
            execute("ALTER SYSTEM RESET " + setting);
        }
    }

    /** Ends the present file of the log, so that it is archived; returns its name. */
    String finishLogFile() throws SQLException {
        var at = ask("SELECT pg_create_restore_point('anju')");
        execute("SELECT pg_switch_wal()");
        return ask("SELECT pg_walfile_name('%s'::pg_lsn - 1::numeric)".formatted(at));
    }

    void startBackup(String label) throws SQLException {
        execute("SELECT pg_backup_start('%s', true)".formatted(label));
    }

    /** Waits until the log that the backup needs is archived; returns the label that belongs into it. */
    String stopBackup() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(ARCHIVE_SECONDS);
            try (var answer = statement.executeQuery(
                    "SELECT labelfile, pg_walfile_name(lsn - 1::numeric) FROM pg_backup_stop(true)")) {
                answer.next();
                backupLabel = answer.getString(1);
                lastLog = answer.getString(2);
                return backupLabel;
            }
        }
    }

    String backupLabel() {
        return backupLabel;
    }

    String lastLog() {
        return lastLog;
    }

    /** The versions of the tables; none before the first start of the application. */
    List<String> migrations() throws SQLException {
        return exists("public.flyway_schema_history")
                ? column("SELECT version FROM public.flyway_schema_history WHERE success AND version IS NOT NULL"
                        + " ORDER BY installed_rank")
                : List.of();
    }

    /** The fingerprint of the key, if anything was sealed yet. */
    String sealKey() throws SQLException {
        return exists("housing.seal_key") ? String.join("", column("SELECT fingerprint FROM housing.seal_key")) : "";
    }

    /** How many stored files of editions are not what their hash says. */
    int alteredFiles() throws SQLException {
        return exists("disclosure.edition_file")
                ? Integer.parseInt(
                        ask(
                                "SELECT count(*) FROM disclosure.edition_file WHERE bytes IS NOT NULL AND sha256(bytes) <> sha256"))
                : 0;
    }

    private boolean exists(String table) throws SQLException {
        return ask("SELECT to_regclass('%s') IS NOT NULL".formatted(table)).equals("t");
    }

    private String ask(String question) throws SQLException {
        return column(question).get(0);
    }

    private List<String> column(String question) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            while (answer.next()) {
                values.add(String.valueOf(answer.getString(1)));
            }
        }
        return values;
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
