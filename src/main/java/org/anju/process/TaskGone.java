package org.anju.process;

/** Someone acted on a task that was done, taken away or changed meanwhile. */
public final class TaskGone extends RuntimeException {

    private static final long serialVersionUID = 1;

    TaskGone(TaskId task) {
        super(sentence(task));
    }

    TaskGone(TaskId task, Throwable cause) {
        super(sentence(task), cause);
    }

    private static String sentence(TaskId task) {
        return "Task %s is no longer there, or someone else acted on it first.".formatted(task);
    }
}
