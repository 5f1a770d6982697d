package org.anju.privacy;

import java.util.regex.Pattern;

/**
 * Tells that two people have the same ID number without telling the number: HMAC-SHA256 under the key of the
 * installation, 64 hexadecimal digits. Equal numbers have equal keys, in every table.
 */
public record MatchKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public MatchKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A match key has 64 hexadecimal digits.");
        }
    }

    @Override
    public String toString() {
        return "MatchKey[*]";
    }
}
