package org.anju.disclosure;

import java.util.UUID;

/** The identity of an edition; also the last part of its public address. */
public record EditionId(UUID value) {

    public static EditionId parse(String text) {
        return new EditionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
