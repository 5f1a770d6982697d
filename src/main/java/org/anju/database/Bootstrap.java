package org.anju.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Creates the three accounts and the database, and checks that the server runs as it was told to. */
record Bootstrap(int port, Secrets secrets) {

    private static final String DATABASE = "anju";

    Accounts prepare(Postgres.Durability durability) throws SQLException, IOException {
        var owner = secrets.account("anju_owner");
        var app = secrets.account("anju_app");
        var reader = secrets.account("site_reader");
        try (var connection = connect("postgres", secrets.account(Postgres.SUPERUSER))) {
            account(connection, owner);
            account(connection, app);
            account(connection, reader);
            execute(connection, "ALTER ROLE site_reader SET default_transaction_read_only = on");
            letGoOfTheLog(connection);
            database(connection);
        }
        try (var connection = connect(DATABASE, app)) {
            requireDurability(connection, durability);
        }
        return new Accounts(url(DATABASE), owner, app, reader);
    }

    private Connection connect(String database, Account account) throws SQLException {
        return DriverManager.getConnection(url(database), account.username(), account.password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Asks as the application would, because a role or a database can have settings of its own. */
    private static void requireDurability(Connection connection, Postgres.Durability durability) throws SQLException {
        for (var name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            var value = ask(connection, "SELECT current_setting('%s')".formatted(name));
            if (!value.equals(durability.setting())) {
                throw new DatabaseRefused(
                        "PostgreSQL runs with %s = %s; what was published could be lost at a power cut."
                                .formatted(name, value),
                        "As the account postgres, reset what changed %s: ALTER ROLE or ALTER DATABASE … RESET."
                                .formatted(name));
            }
        }
    }

    /** Until the first backup says where to copy it; with no word PostgreSQL would keep all of it. */
    private static void letGoOfTheLog(Connection connection) throws SQLException {
        if (ask(connection, "SELECT setting FROM pg_settings WHERE name = 'archive_command'")
                .isEmpty()) {
            execute(connection, "ALTER SYSTEM SET archive_command = 'true'");
            execute(connection, "SELECT pg_reload_conf()");
        }
    }

    private static void account(Connection connection, Account account) throws SQLException {
        var there = "SELECT count(*) FROM pg_roles WHERE rolname = '%s'".formatted(account.username());
        var verb = ask(connection, there).equals("0") ? "CREATE" : "ALTER";
        execute(
                connection,
                "%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                        .formatted(verb, account.username(), account.password()));
    }

    private static void database(Connection connection) throws SQLException {
        var there = "SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(DATABASE);
        if (ask(connection, there).equals("0")) {
            execute(connection, "CREATE DATABASE %s OWNER anju_owner".formatted(DATABASE));
        }
        for (var grant : Postgres.grants(DATABASE)) {
            execute(connection, grant);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
