package org.anju.journal;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes of RFC 6962 §2.1, which tell leaves from nodes by their first byte, and HMAC (RFC 2104). */
final class Hashing {

    // To look an algorithm up takes longer than to hash a cell with it.
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hashing::sha256);
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Hashing::hmacSha256);

    private Hashing() {}

    static Hash empty() {
        return new Hash(digest().digest());
    }

    static Hash leaf(byte[] data) {
        var digest = digest();
        digest.update((byte) 0);
        return new Hash(digest.digest(data));
    }

    static Hash node(Hash left, Hash right) {
        var digest = digest();
        digest.update((byte) 1);
        digest.update(left.bytes());
        return new Hash(digest.digest(right.bytes()));
    }

    static Hash hmac(byte[] key, byte[] message) {
        try {
            var mac = MAC.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new Hash(mac.doFinal(message));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty, even if whoever had it before broke off. */
    private static MessageDigest digest() {
        var digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    private static Mac hmacSha256() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
