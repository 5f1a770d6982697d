package org.anju.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The pools: {@code dataSource} for the application, {@code siteReader} for the public site, and Flyway's own connection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DataSourceProperties.class})
class DatabaseConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int VALIDATE_MILLIS = 3_000;

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    static class Embedded {

        /** What the process ends with when its PostgreSQL ended and does not start again. */
        private static final int DATABASE_GONE = 3;

        /** Closed after the pools, because they need it through the accounts. */
        @Bean
        Postgres postgres(DatabaseSettings settings) {
            return Postgres.durable(settings.data()).watched(() -> System.exit(DATABASE_GONE));
        }

        @Bean
        Accounts accounts(Postgres postgres) {
            return postgres.accounts();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.datasource.url")
    static class External {

        @Bean
        Accounts accounts(DataSourceProperties server, DatabaseSettings settings) {
            var app = new DatabaseSettings.Credentials(server.getUsername(), server.getPassword())
                    .or(new Account(System.getProperty("user.name"), ""));
            var accounts = new Accounts(
                    server.determineUrl(),
                    settings.owner().or(app),
                    app,
                    settings.site().or(app));
            if (accounts.undivided()) {
                log.warn("One account of the database does everything; grants protect nothing that was published."
                        + " Set ANJU_OWNER_USERNAME and ANJU_SITE_USERNAME.");
            }
            return accounts;
        }
    }

    @Bean
    HikariDataSource dataSource(Accounts accounts) {
        return pool("application", accounts.url(), accounts.app(), 20);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource siteReader(Accounts accounts) {
        var pool = pool("site", accounts.url(), accounts.reader(), 4);
        pool.setReadOnly(true);
        return pool;
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Accounts accounts) {
        return new DriverManagerDataSource(
                accounts.url(), accounts.owner().username(), accounts.owner().password());
    }

    /** Before a table is changed, and long before anything works with them. */
    @Bean
    FlywayMigrationStrategy unlessRestored() {
        return flyway -> {
            RestoreMark.refuse(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    @Bean
    FlywayConfigurationCustomizer accountsInMigrations(Accounts accounts) {
        return flyway -> flyway.placeholders(Map.of(
                "app", accounts.app().username(), "reader", accounts.reader().username()));
    }

    private static HikariDataSource pool(String name, String url, Account account, int connections) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(account.username());
        pool.setPassword(account.password());
        pool.setMaximumPoolSize(connections);
        // While the database is away, a page says so after this time.
        pool.setConnectionTimeout(CONNECT_MILLIS);
        pool.setValidationTimeout(VALIDATE_MILLIS);
        // A server that fell off the network is given up by the machine, not waited for.
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        // The detail of a refused row is the row itself: names and sealed numbers do not belong in a log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }
}
