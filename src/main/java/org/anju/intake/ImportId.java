package org.anju.intake;

import java.util.Optional;
import java.util.UUID;

public record ImportId(UUID value) {

    /** The id, unless what came in an address has not the form of one. */
    public static Optional<ImportId> parse(String text) {
        try {
            return Optional.of(new ImportId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
