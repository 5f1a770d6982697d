package org.anju.register;

import java.util.Optional;
import java.util.regex.Pattern;

/** A class of priority, A before B and so on; {@code N} for none. Never the ground for it, which is nobody's business. */
public record Tier(String code) {

    static final Pattern FORM = Pattern.compile("[A-Z]");

    public static final Tier NONE = new Tier("N");

    public Tier {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("A tier is one capital letter.");
        }
    }

    public static Optional<Tier> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Tier(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }
}
