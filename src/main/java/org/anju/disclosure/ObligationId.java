package org.anju.disclosure;

import java.util.UUID;

/** The identity of an obligation; also the business key of its process instance. */
public record ObligationId(UUID value) {

    public static ObligationId parse(String text) {
        return new ObligationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
