package org.anju.privacy;

/**
 * Text as it is stored: {@code 1:} and then, in base64url without padding, a nonce of 12 bytes, the ciphertext and a
 * tag of 16 bytes. The number before the colon names the algorithm (1 = AES-256-GCM), so that another can follow.
 */
public record SealedText(String value) {

    private static final int LONGEST_ALGORITHM = 3;
    private static final boolean[] BASE64 = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .forEach(c -> BASE64[c] = true);
    }

    public SealedText {
        if (!isSealed(value)) {
            throw new SealBroken("A stored value is not sealed: its algorithm or its characters are missing.");
        }
    }

    private static boolean isSealed(String value) {
        var colon = value.indexOf(':');
        if (colon < 1 || colon > LONGEST_ALGORITHM || colon == value.length() - 1) {
            return false;
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (i < colon ? c < '0' || c > '9' : i > colon && !isOfBase64(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfBase64(char c) {
        return c < BASE64.length && BASE64[c];
    }

    @Override
    public String toString() {
        return "SealedText[*]";
    }
}
