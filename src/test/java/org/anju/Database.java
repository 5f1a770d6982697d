package org.anju;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.anju.database.Account;
import org.anju.database.Accounts;
import org.anju.database.Postgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A fresh database with every migration and grant, a copy of a template made once per test run. How to use it:
 *
 * <ul>
 *   <li>plain tests: {@code var jdbc = Database.fresh().app();} ({@code owner()} and {@code reader()} are the others);
 *   <li>with a transaction manager or a repository: {@code Database.fresh().appDataSource()};
 *   <li>with Spring: annotate the class {@code @ApplicationTest}; the context gets a fresh database of its own.
 * </ul>
 */
public final class Database {

    private static final String TEMPLATE = "template_anju";
    private static final AtomicInteger copies = new AtomicInteger();

    private final String name;

    private Database(String name) {
        this.name = name;
    }

    public static Database fresh() {
        var name = "copy_" + copies.incrementAndGet();
        // Copying files takes a fifth of the time of the default, which writes every page to the log as well.
        Server.superuser()
                .sql("CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy OWNER anju_owner".formatted(name, TEMPLATE))
                .update();
        // A copy has the tables' grants, but not the database's own.
        Server.superuser().sql(String.join(";", Postgres.grants(name))).update();
        return new Database(name);
    }

    /** The owner's connections to a running application's database. */
    public static JdbcClient owner(Accounts accounts) {
        var owner = accounts.owner();
        return JdbcClient.create(new DriverManagerDataSource(accounts.url(), owner.username(), owner.password()));
    }

    public JdbcClient owner() {
        return JdbcClient.create(dataSource(ownerAccount()));
    }

    public JdbcClient app() {
        return JdbcClient.create(appDataSource());
    }

    public JdbcClient reader() {
        return JdbcClient.create(readerDataSource());
    }

    public DataSource appDataSource() {
        return dataSource(appAccount());
    }

    public DataSource readerDataSource() {
        return dataSource(readerAccount());
    }

    /** How many wait for what another transaction holds in the database of the client. */
    public static int waitingForALock(JdbcClient sql) {
        return sql.sql("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).query(Integer.class).single();
    }

    /** Where the server writes down what it refused. */
    public static Path logs() {
        return Server.DATA.resolve("log");
    }

    public String url() {
        return Server.url(name);
    }

    public Account ownerAccount() {
        return Server.POSTGRES.accounts().owner();
    }

    public Account appAccount() {
        return Server.POSTGRES.accounts().app();
    }

    public Account readerAccount() {
        return Server.POSTGRES.accounts().reader();
    }

    private DataSource dataSource(Account account) {
        return Server.dataSource(name, account);
    }

    /** The one server of this virtual machine, started by its first use; {@link Scratch} ends it. */
    private static final class Server {

        private static final Path DATA = Scratch.folder();
        private static final Postgres POSTGRES = Postgres.throwaway(DATA, Path.of("target", "postgresql"));

        static {
            migrateTemplate();
        }

        private static void migrateTemplate() {
            superuser()
                    .sql("CREATE DATABASE %s OWNER anju_owner".formatted(TEMPLATE))
                    .update();
            var accounts = POSTGRES.accounts();
            Flyway.configure()
                    .dataSource(
                            url(TEMPLATE),
                            accounts.owner().username(),
                            accounts.owner().password())
                    .placeholders(Map.of(
                            "app",
                            accounts.app().username(),
                            "reader",
                            accounts.reader().username()))
                    .load()
                    .migrate();
        }

        private static JdbcClient superuser() {
            return JdbcClient.create(new DriverManagerDataSource(
                    url("postgres"),
                    POSTGRES.superuser().username(),
                    POSTGRES.superuser().password()));
        }

        private static DataSource dataSource(String database, Account account) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(url(database));
            pool.setUsername(account.username());
            pool.setPassword(account.password());
            pool.setMaximumPoolSize(8);
            pool.setMinimumIdle(0);
            pool.setIdleTimeout(10_000);
            return pool;
        }

        private static String url(String database) {
            return POSTGRES.accounts().url().replaceFirst("/anju$", "/" + database);
        }
    }
}
