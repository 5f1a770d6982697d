package org.anju.privacy;

import java.util.Arrays;
import java.util.Optional;

/** How much of a field the public sees; every field of a form and of a disclosure item declares one. */
public enum FieldClass {
    /** Nothing: the field stays with the officers. */
    NONE("none"),
    /** All of it. */
    PLAIN("plain"),
    /** A person's name, as the {@link NameProfile} of the item says. */
    NAME("name"),
    /** An ID number behind the region's {@link MaskPolicy}. */
    MASKED_ID("masked-id"),
    /** A word from a published list, shown by its label. */
    CODE("code");

    private final String word;

    FieldClass(String word) {
        this.word = word;
    }

    /** The word as forms and catalogues write it; {@code parse(c.word())} is {@code c}. */
    public String word() {
        return word;
    }

    public static Optional<FieldClass> parse(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    /** Whether the field, published, tells of a person. */
    public boolean isPersonal() {
        return this == NAME || this == MASKED_ID;
    }
}
