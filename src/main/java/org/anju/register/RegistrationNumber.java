package org.anju.register;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public number of a household: 4 to 24 letters, digits and hyphens, with no run of more than five digits, so that
 * nobody takes it for a telephone, a bank card or an identity number; hyphens make one of it all the same, which {@link
 * HouseholdSheet} refuses. A county's existing numbers are kept if they have
 * this form; ours look like {@code R26-7KQ4-03512}.
 */
public record RegistrationNumber(String value) implements Comparable<RegistrationNumber> {

    static final Pattern FORM = Pattern.compile("(?!.*[0-9]{6})[A-Za-z0-9][A-Za-z0-9-]{2,22}[A-Za-z0-9]");

    public RegistrationNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A registration number has 4 to 24 letters, digits and hyphens and no run of six digits.");
        }
    }

    /** The number, unless what somebody typed has not the form of one. */
    public static Optional<RegistrationNumber> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RegistrationNumber(text)) : Optional.empty();
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
