package org.anju.region;

import java.util.Optional;
import java.util.regex.Pattern;

/** Six digits of GB/T 2260, or the code a place has given itself (a district, a 兵团 division, a second bureau). */
public record RegionCode(String value) implements Comparable<RegionCode> {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{6,12}");

    public RegionCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A region code has 6 to 12 digits or capital letters.");
        }
    }

    /** The code, unless what someone typed has not the form of one. */
    public static Optional<RegionCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RegionCode(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
