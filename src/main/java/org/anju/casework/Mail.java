package org.anju.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A mail on its way, as operators and the sender see it. */
record Mail(
        UUID id,
        String account,
        Optional<String> address,
        String subjectKey,
        List<String> arguments,
        String path,
        Instant createdAt,
        int attempts,
        Instant dueAt,
        Optional<String> fault,
        Optional<Instant> givenUpAt) {

    public Object[] values() {
        return arguments.toArray();
    }
}
