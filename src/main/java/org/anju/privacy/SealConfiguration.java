package org.anju.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The seal of this installation. Its key is a file beside the data, not in the database, and never made twice. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealConfiguration.KeyFile.class)
class SealConfiguration {

    /** Where the key is: 64 hexadecimal digits, made up on the first start. Without it no sealed value opens again. */
    @ConfigurationProperties("anju.seal")
    record KeyFile(
            @DefaultValue("${anju.data:data}/seal.key") Path key) {}

    @Bean
    Seal seal(KeyFile file) throws IOException {
        if (!Files.exists(file.key())) {
            make(file.key().toAbsolutePath());
        }
        return new Seal(HexFormat.of().parseHex(Files.readString(file.key()).strip()));
    }

    private static void make(Path key) throws IOException {
        Files.createDirectories(key.getParent());
        var fresh = Files.createTempFile(
                key.getParent(),
                "seal",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var bytes = new byte[Seal.KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(fresh, HexFormat.of().formatHex(bytes));
        Files.move(fresh, key);
    }
}
