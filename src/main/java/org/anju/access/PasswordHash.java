package org.anju.access;

/** What is kept of a password: the kind of hash, its salt and the hash itself. */
public record PasswordHash(String value) {

    /** Nothing that could be tried against. */
    @Override
    public String toString() {
        return "a hash";
    }
}
