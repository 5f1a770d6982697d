package org.anju.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Reads a cookie as {@code ?lang=} is read: one of the two languages, or nothing. */
final class RememberedLanguage extends CookieLocaleResolver {

    RememberedLanguage(String cookie) {
        super(cookie);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return Languages.named(value).orElse(null);
    }
}
