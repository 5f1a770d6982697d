package org.anju.intake;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    /** What arrives is written where we look after it, and not to a folder of the container's that nobody empties. */
    @Bean
    MultipartConfigElement arriving(MultipartProperties limits, IntakeSettings settings) {
        limits.setLocation(settings.folder().toAbsolutePath().toString());
        return limits.createMultipartConfig();
    }
}
