package org.anju.draw;

import java.util.regex.Pattern;

/**
 * One line of the roster: a household that takes part in the order of one pool, in one tier.
 *
 * <p>Every field matches {@code [A-Za-z0-9-]+}, so that a line needs no quoting and sorts the same as
 * characters and as bytes.
 */
public record Entry(String pool, String tier, String registrationNumber) {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9-]+");

    static boolean isField(String text) {
        return FIELD.matcher(text).matches();
    }

    boolean isWellFormed() {
        return isField(pool) && isField(tier) && isField(registrationNumber);
    }

    String line() {
        return pool + "," + tier + "," + registrationNumber;
    }
}
