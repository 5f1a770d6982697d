package org.anju.draw;

/**
 * Something that nobody alone could choose and that went into the seed: digits drawn before witnesses, a
 * public value.
 *
 * <p>{@code name} says where it comes from; {@code value} is taken character by character, spaces and all.
 */
public record Contribution(String name, String value) {

    public Contribution {
        if (name.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("A contribution has a name and a value; one of them is blank.");
        }
    }
}
