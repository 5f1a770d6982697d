package org.anju.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the application keeps its data, and the accounts of an external server.
 *
 * @param data the folder of the embedded PostgreSQL and of everything else that must survive a restart
 * @param owner the account that Flyway migrates an external server with
 * @param site the account that the public site reads an external server with
 */
@ConfigurationProperties("anju")
record DatabaseSettings(
        @DefaultValue("data") Path data,
        @DefaultValue Credentials owner,
        @DefaultValue Credentials site) {

    /** An account that may be left out. */
    record Credentials(@Nullable String username, @Nullable String password) {

        Account or(Account other) {
            if (username == null || username.isBlank()) {
                return other;
            }
            return new Account(username, password == null ? "" : password);
        }
    }
}
