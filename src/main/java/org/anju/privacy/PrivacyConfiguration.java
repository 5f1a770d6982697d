package org.anju.privacy;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Fetches the key, which must be the one that the database was sealed with. Demonstrations and development make their
 * own; production must be given one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    /** Turns a refused key into two sentences on the console instead of a stack trace. */
    static class KeyRefusal extends AbstractFailureAnalyzer<SealKeyMissing> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SealKeyMissing cause) {
            return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
        }
    }

    @Bean
    Seal seal(PrivacySettings settings, Environment environment, KeyOfTheDatabase known) throws IOException {
        var given = settings.keyFile();
        var file = new SealKeyFile(
                given != null ? given : Path.of(environment.getProperty("anju.data", "data"), "keys", "privacy.key"));
        var mayCreate = environment.acceptsProfiles(Profiles.of("demo", "dev"));
        known.refuseAMissingOne(file);
        var seal = new Seal(mayCreate ? file.readOrCreate() : file.read());
        known.refuseAnother(seal, file);
        return seal;
    }
}
