package org.anju.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * the first operator's account at {@code /first-sign-in}; then the file is gone for good. If no operator gets in any
 * more, the owner of the machine puts an empty file beside it and finds a code in that, once.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(AccessSettings.class)
class FirstCode implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstCode.class);

    private final Officers officers;
    private final Path first;
    private final Path again;

    FirstCode(Officers officers, AccessSettings settings) {
        this.officers = officers;
        this.first = settings.data().resolve("first-sign-in.code");
        this.again = settings.data().resolve("first-sign-in.again");
    }

    /** Last, so that sample accounts are there already. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!officers.none()) {
            Files.deleteIfExists(first);
            return;
        }
        Files.createDirectories(first.toAbsolutePath().getParent());
        if (!Files.exists(first)) {
            write(first);
        }
        log.info("Nobody has an account yet. Open /first-sign-in with the code in {}.", first);
    }

    /** Whether there are accounts already, and the code is for one more operator. */
    boolean isForAnother() {
        return !officers.none();
    }

    boolean isAsked() {
        return !known().isEmpty();
    }

    boolean matches(String typed) {
        var known = known();
        return !known.isEmpty()
                && MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), typed.strip().getBytes(StandardCharsets.UTF_8));
    }

    void forget() {
        try {
            Files.deleteIfExists(first);
            Files.deleteIfExists(again);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Empty if there is none. An empty file asks for one, whether a person made it or a start that was killed. */
    private synchronized String known() {
        var file = isForAnother() ? again : first;
        try {
            if (Files.size(file) == 0) {
                Files.delete(file);
                write(file);
            }
            return Files.readString(file).strip();
        } catch (NoSuchFileException notAskedOrUsed) {
            return "";
        } catch (IOException unreadable) {
            log.warn("The code in {} cannot be read: {}", file, unreadable.toString());
            return "";
        }
    }

    private static void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Passwords.invented() + "\n", StandardOpenOption.WRITE);
    }
}
