package org.anju.process;

/** What was given as a model cannot be read as one. */
public class UnreadableModel extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableModel(String message) {
        super(message);
    }

    UnreadableModel(String message, Throwable cause) {
        super(message, cause);
    }
}
