package org.anju.backup;

/** What was asked for cannot be done as things are; says why, and the way out. */
final class Refused extends RuntimeException {

    private final String wayOut;

    Refused(String reason, String wayOut) {
        super(reason);
        this.wayOut = wayOut;
    }

    String wayOut() {
        return wayOut;
    }
}
