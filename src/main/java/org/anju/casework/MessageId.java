package org.anju.casework;

import java.util.Optional;
import java.util.UUID;

record MessageId(UUID value) {

    static Optional<MessageId> parse(String text) {
        try {
            return Optional.of(new MessageId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
