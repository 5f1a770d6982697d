package org.anju.privacy;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fetches the key, which must be the one that the database was sealed with. Demonstrations and development make their
 * own; production must be given one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    @Bean
    Seal seal(PrivacySettings settings, Environment environment, JdbcClient database) throws IOException {
        var given = settings.keyFile();
        var file = new SealKeyFile(
                given != null ? given : Path.of(environment.getProperty("anju.data", "data"), "keys", "privacy.key"));
        var mayCreate = environment.acceptsProfiles(Profiles.of("demo", "dev"));
        var known = new KeyOfTheDatabase(database, file);
        known.refuseAMissingOne();
        var seal = new Seal(mayCreate ? file.readOrCreate() : file.read());
        known.refuseAnother(seal);
        return seal;
    }
}
