package org.anju.casework;

import java.util.Arrays;
import java.util.Locale;

/** Which tasks an officer looks at; an empty text matches all. */
public record TaskFilter(String text, String batch, String step, String region, Whose whose) {

    public static final TaskFilter NONE = new TaskFilter("", "", "", "", Whose.ALL);

    /** Who has taken the task. */
    public enum Whose {
        ALL,
        MINE,
        UNCLAIMED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Whose of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
