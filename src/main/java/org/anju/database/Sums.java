package org.anju.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits. */
public final class Sums {

    private Sums() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    public static String of(Path file) throws IOException {
        return copied(Files.newInputStream(file), OutputStream.nullOutputStream())
                .sha256();
    }

    /** How many bytes were copied, and their hash. */
    record Copied(long size, String sha256) {}

    /** Copies to the end and closes what was read from. */
    static Copied copied(InputStream source, OutputStream target) throws IOException {
        try (var digesting = new DigestInputStream(source, digest())) {
            var size = digesting.transferTo(target);
            return new Copied(
                    size, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
