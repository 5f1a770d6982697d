package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be read in the database, and opens it again: {@code open(seal(x, c), c).equals(x)}.
 *
 * <p>One master key of 32 bytes, kept outside the database, yields one key for sealing and one for matching. Safe for
 * use by many threads.
 */
public final class Seal {

    static final int KEY_BYTES = 32;

    private static final String AES_256_GCM = "1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    // To look an algorithm up takes longer than to seal an ID number with it.
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Seal::aesGcm);
    private final ThreadLocal<Mac> matchers;
    private final SecretKeySpec sealing;
    private final String fingerprint;

    public Seal(byte[] masterKey) {
        if (masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key has %d bytes instead of 32.".formatted(masterKey.length));
        }
        var master = new SecretKeySpec(masterKey, "HmacSHA256");
        sealing = new SecretKeySpec(hmac(master, "anju seal 1"), "AES");
        var matching = new SecretKeySpec(hmac(master, "anju match 1"), "HmacSHA256");
        matchers = ThreadLocal.withInitial(() -> mac(matching));
        fingerprint = HexFormat.of().formatHex(hmac(master, "anju fingerprint 1"), 0, 16);
    }

    /** Seals the text for a column. The same text sealed twice gives two different values. */
    public SealedText seal(String text, SealedColumn column) {
        var bytes = seal(text.getBytes(UTF_8), column);
        return new SealedText(
                AES_256_GCM + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Seals bytes for a column: the nonce, then what AES-256-GCM makes of them. */
    public byte[] seal(byte[] content, SealedColumn column) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, column).doFinal(content);
            var bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM.", e);
        }
    }

    public SealedText seal(IdNumber number, SealedColumn column) {
        return seal(number.reveal(), column);
    }

    /** Opens a value of that column, or throws {@link SealBroken}. */
    public String open(SealedText sealed, SealedColumn column) {
        if (!sealed.value().startsWith(AES_256_GCM)) {
            throw new SealBroken("A value in %s is sealed with an algorithm that this version does not know."
                    .formatted(column.name()));
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.value().substring(AES_256_GCM.length()));
            return new String(open(bytes, column), UTF_8);
        } catch (IllegalArgumentException e) {
            throw broken(column, e);
        }
    }

    /** Opens bytes of that column, or throws {@link SealBroken}. */
    public byte[] open(byte[] sealed, SealedColumn column) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, column)
                    .doFinal(sealed, NONCE_BYTES, Math.max(0, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw broken(column, e);
        }
    }

    private static SealBroken broken(SealedColumn column, Exception cause) {
        return new SealBroken(
                "A sealed value in %s does not open: it was altered, comes from another column, or the key is another."
                        .formatted(column.name()),
                cause);
    }

    /** Opens a sealed ID number. */
    public IdNumber openIdNumber(SealedText sealed, SealedColumn column) {
        return IdNumber.parse(open(sealed, column))
                .number()
                .orElseThrow(() -> new SealBroken("A sealed value in %s is no ID number.".formatted(column.name())));
    }

    public MatchKey matchKey(IdNumber number) {
        return new MatchKey(
                HexFormat.of().formatHex(matchers.get().doFinal(number.reveal().getBytes(UTF_8))));
    }

    /** Tells this key from another without telling it: 32 hexadecimal digits. */
    String fingerprint() {
        return fingerprint;
    }

    private Cipher cipher(int mode, byte[] nonce, SealedColumn column) throws GeneralSecurityException {
        var cipher = ciphers.get();
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(column.name().getBytes(UTF_8));
        return cipher;
    }

    private static Cipher aesGcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String message) {
        return mac(key).doFinal(message.getBytes(UTF_8));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256.", e);
        }
    }
}
