package org.anju.casework;

import org.anju.process.TaskId;

/** Someone acted on a task that is done, was withdrawn, or is with somebody else by now. */
public class TaskOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskOver(TaskId task) {
        super("Task %s is done, withdrawn or with somebody else; look at the list.".formatted(task));
    }
}
