package org.anju.disclosure;

/** The code of one of the 15 disclosure items, {@code A1.1} to {@code B7}. */
public record ItemCode(String value) {

    public ItemCode {
        if (!value.matches("[AB][1-7](\\.[1-3])?")) {
            throw new IllegalArgumentException("No item has the code " + value + ".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
