package org.anju.process;

import java.time.Instant;

/** A task waits no longer. */
public record TaskClosed(TaskId task, String taskKey, Ending ending, Instant at) {

    /** Why. */
    public enum Ending {
        /** Someone did it. */
        COMPLETED,
        /** The case went another way. */
        CANCELLED
    }
}
