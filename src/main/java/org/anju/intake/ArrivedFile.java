package org.anju.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file while it is read, in a temporary file that only this account may open. */
record ArrivedFile(Path path, String sha256) implements AutoCloseable {

    static ArrivedFile keep(InputStream content, Path path) throws IOException {
        var digest = newDigest();
        // Into the file that is there: another in its place would be readable by everybody.
        try (var in = new DigestInputStream(content, digest);
                var out = Files.newOutputStream(path)) {
            in.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new ArrivedFile(path, HexFormat.of().formatHex(digest.digest()));
    }

    /** Deletes it. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
