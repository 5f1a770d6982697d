package org.anju.privacy;

/**
 * Tells that two people have the same ID number without telling the number: HMAC-SHA256 under the key of the
 * installation, 64 hexadecimal digits. Equal numbers have equal keys, in every table.
 */
public record MatchKey(String value) {

    private static final int DIGITS = 64;

    public MatchKey {
        if (value.length() != DIGITS || !isHexadecimal(value)) {
            throw new IllegalArgumentException("A match key has 64 hexadecimal digits.");
        }
    }

    private static boolean isHexadecimal(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "MatchKey[*]";
    }
}
