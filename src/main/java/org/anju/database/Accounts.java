package org.anju.database;

/** Where the database is, and the three accounts: one that owns it, one that works, one that only reads what is public. */
public record Accounts(String url, Account owner, Account app, Account reader) {

    /** True if one account stands for all three, so that grants protect nothing. */
    boolean undivided() {
        return owner.username().equals(app.username()) || app.username().equals(reader.username());
    }
}
