package org.anju.privacy;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Fetches the key. Demonstrations and development make their own; production must be given one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    @Bean
    Seal seal(PrivacySettings settings, Environment environment) throws IOException {
        var given = settings.keyFile();
        var file = new SealKeyFile(
                given != null ? given : Path.of(environment.getProperty("anju.data", "data"), "keys", "privacy.key"));
        var mayCreate = environment.acceptsProfiles(Profiles.of("demo", "dev"));
        return new Seal(mayCreate ? file.readOrCreate() : file.read());
    }
}
