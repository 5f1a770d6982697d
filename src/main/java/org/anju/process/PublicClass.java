package org.anju.process;

import java.util.Locale;
import java.util.Optional;

/**
 * What the public may see of a field, as its form says in {@code properties.public}. None is masked: only rows of lists
 * are, and what somebody types would become public in full.
 */
public enum PublicClass {
    NONE,
    PLAIN,
    NAME,
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
