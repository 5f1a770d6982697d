package org.anju.database;

/** A name and its password; never printed with the password. */
public record Account(String username, String password) {

    @Override
    public String toString() {
        return username;
    }
}
