package org.anju.privacy;

/** A sealed value does not open: it was altered, belongs to another column, or was sealed with another key. */
public class SealBroken extends RuntimeException {

    SealBroken(String message) {
        super(message);
    }

    SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
