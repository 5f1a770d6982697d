package org.anju.casework;

import org.anju.process.TaskId;

/** The officer may see the task but has no role in which to act on it. */
public class NotYours extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotYours(TaskId task) {
        super("Task %s is for another role.".formatted(task));
    }
}
