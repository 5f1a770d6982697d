package org.anju.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * While nobody has an account, a code lies in a file that only the owner of the machine can read. Whoever knows it opens
 * the first operator's account at {@code /first-sign-in}; then the file is gone for good.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(AccessSettings.class)
class FirstCode implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstCode.class);

    private final Officers officers;
    private final Path file;

    FirstCode(Officers officers, AccessSettings settings) {
        this.officers = officers;
        this.file = settings.data().resolve("first-sign-in.code");
    }

    /** Last, so that sample accounts are there already. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!officers.none()) {
            Files.deleteIfExists(file);
            return;
        }
        write();
        log.info("Nobody has an account yet. Open /first-sign-in with the code in {}.", file);
    }

    boolean isAsked() {
        return officers.none() && Files.isReadable(file);
    }

    boolean matches(String typed) {
        try {
            return isAsked()
                    && MessageDigest.isEqual(
                            Files.readString(file).strip().getBytes(StandardCharsets.UTF_8),
                            typed.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchFileException usedMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException writtenBefore) {
            return;
        }
        Files.writeString(file, Passwords.invented() + "\n");
    }
}
