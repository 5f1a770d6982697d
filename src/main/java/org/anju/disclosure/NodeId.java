package org.anju.disclosure;

/** A node of the allocation procedure, {@code N01} to {@code N17}, or {@code E3} for a batch that was voided. */
public record NodeId(String value) {

    public NodeId {
        if (!value.matches("N(0[1-9]|1[0-7])|E[1-6]")) {
            throw new IllegalArgumentException("No node is called " + value + ".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
