package org.anju.privacy;

/**
 * Tells that two people have the same ID number without telling the number: HMAC-SHA256 under the key of the
 * installation, 64 hexadecimal digits. Equal numbers have equal keys, in every table.
 */
public record MatchKey(String value) {

    public MatchKey {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A match key has 64 hexadecimal digits.");
        }
    }

    @Override
    public String toString() {
        return "MatchKey[*]";
    }
}
