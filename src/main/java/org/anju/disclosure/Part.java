package org.anju.disclosure;

/** Which of a node's disclosures: most owe one, a public notice owes its list and then its outcome. */
public enum Part {
    WHOLE("whole"),
    LIST("list"),
    OUTCOME("outcome"),
    CORRECTION("correction"),
    WITHDRAWAL("withdrawal");

    private final String code;

    Part(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether it changes another edition's facts instead of having its own. */
    public boolean isChange() {
        return this == CORRECTION || this == WITHDRAWAL;
    }

    /** The inverse of {@link #code}. */
    public static Part of(String code) {
        for (var part : values()) {
            if (part.code.equals(code)) {
                return part;
            }
        }
        throw new IllegalArgumentException("No part is called " + code + ".");
    }
}
