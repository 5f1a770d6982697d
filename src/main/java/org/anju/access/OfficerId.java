package org.anju.access;

import java.util.Optional;
import java.util.UUID;

public record OfficerId(UUID value) {

    /** The id, unless what came in an address has not the form of one. */
    public static Optional<OfficerId> parse(String text) {
        try {
            return Optional.of(new OfficerId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
