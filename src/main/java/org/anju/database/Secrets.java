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
        var file = file(username);
        if (!Files.exists(file)) {
            var fresh = Files.createTempFile(
                    folder,
                    username,
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, random());
            Files.move(fresh, file);
        }
        return new Account(username, Files.readString(file));
    }

    Path file(String username) {
        return folder.resolve(username);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
