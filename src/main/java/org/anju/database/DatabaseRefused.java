package org.anju.database;

/** The database cannot be used as it is found; says why, and the way out. */
public class DatabaseRefused extends RuntimeException {

    private final String wayOut;

    DatabaseRefused(String reason, String wayOut) {
        super(reason);
        this.wayOut = wayOut;
    }

    public String wayOut() {
        return wayOut;
    }
}
