package org.anju.casework;

import java.time.Instant;
import java.util.List;

/** A message as its reader finds it. */
record Message(MessageId id, String subjectKey, List<String> arguments, String path, Instant createdAt, boolean read) {

    /** For the bundle. */
    public Object[] values() {
        return arguments.toArray();
    }
}
