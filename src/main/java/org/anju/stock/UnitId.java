package org.anju.stock;

import java.util.Optional;
import java.util.UUID;

public record UnitId(UUID value) {

    /** The id, unless what came in a form has not the form of one. */
    public static Optional<UnitId> parse(String text) {
        try {
            return Optional.of(new UnitId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
