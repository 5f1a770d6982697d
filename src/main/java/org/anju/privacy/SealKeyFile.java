package org.anju.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file of the master key: one line, 32 bytes in base64, readable by its owner alone (mode 600). */
public final class SealKeyFile {

    private static final String MAKE_ONE =
            "Restore it from its backup; what was sealed with it opens with no other. For a new installation make one: "
                    + "(umask 077; head -c 32 /dev/urandom | base64 > FILE), and keep a copy apart from the database.";

    private final Path file;

    public SealKeyFile(Path file) {
        this.file = file;
    }

    /** Tells one key from another and nothing else of it. */
    public String fingerprint() throws IOException {
        return new Seal(read()).fingerprint();
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    byte[] read() throws IOException {
        if (!exists()) {
            throw new SealKeyMissing(file, "does not exist.", MAKE_ONE);
        }
        refuseIfOthersMayRead();
        var key = decode(Files.readString(file, US_ASCII).strip());
        if (key.length != Seal.KEY_BYTES) {
            throw new SealKeyMissing(file, "does not hold 32 bytes in base64.", MAKE_ONE);
        }
        return key;
    }

    /** Reads the key, after making one if there is none. */
    byte[] readOrCreate() throws IOException {
        if (!exists()) {
            create();
        }
        return read();
    }

    private void create() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var key = new byte[Seal.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        write(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path target, String line) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(target, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
            channel.force(true);
        }
    }

    private void refuseIfOthersMayRead() throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null
                && !PosixFilePermissions.toString(view.readAttributes().permissions())
                        .endsWith("------")) {
            throw new SealKeyMissing(file, "can be read by others than its owner.", "Run: chmod 600 " + file);
        }
    }

    private static byte[] decode(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
