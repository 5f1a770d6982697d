package org.anju.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a session remembers, as bytes that only its id opens: 12 bytes of nonce, then AES-256-GCM over the serialised
 * attributes. The key is HMAC-SHA256 of {@code anju-session-v1} under the id; the table keeps SHA-256 of the id.
 */
final class SessionSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom random = new SecureRandom();

    /** What pages put into a session: words, numbers, collections of them, and what Spring keeps there. */
    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter("maxdepth=30;java.lang.*;java.util.**;java.time.*;java.net.*;"
                    + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
                    + "org.springframework.security.web.csrf.*;org.springframework.security.web.savedrequest.*;"
                    + "org.springframework.security.oauth2.**;!*");

    private SessionSeal() {}

    static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static byte[] seal(String id, Map<String, Object> attributes) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(attributes));
        } catch (IOException cannotBeWritten) {
            throw new UncheckedIOException(cannotBeWritten);
        }
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(bytes.toByteArray());
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Nothing for bytes of another id, changed bytes, and what an earlier version wrote otherwise. */
    static Optional<Map<String, Object>> open(String id, byte[] sealed) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            var bytes = cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
            return Optional.of(read(bytes));
        } catch (GeneralSecurityException | IOException | ClassNotFoundException | RuntimeException notReadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            var attributes = new HashMap<String, Object>();
            ((Map<?, ?>) in.readObject()).forEach((name, value) -> attributes.put((String) name, value));
            return attributes;
        }
    }

    private static Cipher cipher(int mode, String id, byte[] nonce) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(id.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var key = mac.doFinal("anju-session-v1".getBytes(StandardCharsets.US_ASCII));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
