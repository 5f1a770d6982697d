package org.anju.process;

import java.util.Locale;
import java.util.Optional;

/** What the public may see of a field, as its form says in {@code properties.public}. */
public enum PublicClass {
    NONE,
    PLAIN,
    NAME,
    MASKED_ID,
    CODE;

    static Optional<PublicClass> parse(String text) {
        for (PublicClass each : values()) {
            if (each.text().equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
