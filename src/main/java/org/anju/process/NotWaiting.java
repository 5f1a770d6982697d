package org.anju.process;

/** No case with this key waits for this message. */
public final class NotWaiting extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotWaiting(String message, String businessKey) {
        super("No case %s waits for %s.".formatted(businessKey, message));
    }

    NotWaiting(String message, String businessKey, Throwable cause) {
        super("No case %s waits for %s.".formatted(businessKey, message), cause);
    }
}
