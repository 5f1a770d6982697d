package org.anju.stock;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a project is called in files and pools: 1 to 12 capital letters, digits and hyphens. */
public record ProjectCode(String value) {

    static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1,12}");

    public ProjectCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A project code has 1 to 12 capital letters, digits and hyphens.");
        }
    }

    public static Optional<ProjectCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ProjectCode(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
