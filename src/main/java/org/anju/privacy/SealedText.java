package org.anju.privacy;

import java.util.regex.Pattern;

/**
 * Text as it is stored: {@code 1:} and then, in base64url without padding, a nonce of 12 bytes, the ciphertext and a
 * tag of 16 bytes. The number before the colon names the algorithm (1 = AES-256-GCM), so that another can follow.
 */
public record SealedText(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,3}:[A-Za-z0-9_-]+");

    public SealedText {
        if (!SHAPE.matcher(value).matches()) {
            throw new SealBroken("A stored value is not sealed: its algorithm or its characters are missing.");
        }
    }

    @Override
    public String toString() {
        return "SealedText[*]";
    }
}
