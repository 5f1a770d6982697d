package org.anju.process;

/** One piece of work that waits for a person. */
public record TaskId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
