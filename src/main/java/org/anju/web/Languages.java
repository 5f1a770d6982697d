package org.anju.web;

import java.util.Locale;
import java.util.Optional;

/** The two languages: Chinese first, English behind a switch. */
public final class Languages {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private Languages() {}

    public static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** What {@code ?lang=} may say. */
    static Optional<Locale> named(String name) {
        return switch (name) {
            case "zh", "zh-CN" -> Optional.of(CHINESE);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }
}
