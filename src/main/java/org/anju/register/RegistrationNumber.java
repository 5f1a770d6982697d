package org.anju.register;

import java.util.Optional;

/**
 * The public number of a household: 4 to 24 letters, digits and hyphens, with no run of more than five digits, so that
 * nobody takes it for a telephone, a bank card or an identity number; hyphens make one of it all the same, which {@link
 * HouseholdSheet} refuses. A county's existing numbers are kept if they have this form; ours look like {@code
 * R26-7KQ4-03512}.
 */
public record RegistrationNumber(String value) implements Comparable<RegistrationNumber> {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;
    private static final int MOST_DIGITS_IN_A_ROW = 5;

    public RegistrationNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "A registration number has 4 to 24 letters, digits and hyphens and no run of six digits.");
        }
    }

    /** The number, unless what somebody typed has not the form of one. */
    public static Optional<RegistrationNumber> parse(String text) {
        return isWellFormed(text) ? Optional.of(new RegistrationNumber(text)) : Optional.empty();
    }

    /** Asked of every line of a file, where a pattern that looks ahead takes longer than all other rules. */
    static boolean isWellFormed(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits > MOST_DIGITS_IN_A_ROW || digits == 0 && !isLetter(c) && c != '-') {
                return false;
            }
        }
        return text.length() >= SHORTEST && text.length() <= LONGEST && !text.startsWith("-") && !text.endsWith("-");
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** As bytes, which is the order of rosters. */
    @Override
    public int compareTo(RegistrationNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
