package org.anju.register;

import java.util.Optional;

/** A class of priority, A before B and so on; {@code N} for none. Never the ground for it, which is nobody's business. */
public record Tier(String code) {

    public static final Tier NONE = new Tier("N");

    public Tier {
        if (!code.matches("[A-Z]")) {
            throw new IllegalArgumentException("A tier is one capital letter.");
        }
    }

    public static Optional<Tier> parse(String text) {
        return text.matches("[A-Z]") ? Optional.of(new Tier(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }
}
