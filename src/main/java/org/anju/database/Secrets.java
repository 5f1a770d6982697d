package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The generated password of each account, one file each that only its owner can read. */
record Secrets(Path folder) {

    static Secrets in(Path data) throws IOException {
        var folder = data.resolve("accounts");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new Secrets(folder);
    }

    /** The same answer on every start; made up on the first. */
    Account account(String username) throws IOException {
        var file = folder.resolve(username);
        if (!Files.exists(file)) {
            Files.move(write(folder, random()), file);
        }
        return new Account(username, Files.readString(file));
    }

    /** A new file with the secret that only its owner can read. */
    static Path write(Path folder, String secret) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(Files.createTempFile(folder, "secret-", "", ownerOnly), secret);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
