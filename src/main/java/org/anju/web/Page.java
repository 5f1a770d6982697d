package org.anju.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * What every template may ask about the page it draws, as {@code page}.
 *
 * @param path without the context path, and with no query
 * @param query as the browser sent it, without what sets the language or the print
 * @param large whether the reader asked for large print (长者模式)
 */
public record Page(String path, String query, Locale locale, boolean large) {

    /** For a page that answers a fault: then nobody else gives the template its page. */
    public static Page of(HttpServletRequest request) {
        return PageContext.page(request);
    }

    public boolean english() {
        return Languages.english(locale);
    }

    /** A link to this very page that sets one thing: {@code ?filter=open&lang=en}. */
    public String with(String name, String value) {
        return "?" + (query.isEmpty() ? "" : query + "&") + name + "=" + value;
    }

    /** For {@code <html lang>}. */
    public String language() {
        return english() ? "en" : "zh-CN";
    }

    /** Whether the reader is in this part of the desk. */
    public boolean in(String part) {
        return path.equals(part) || path.startsWith(part + "/");
    }

    /** Whether this will be drawn: what is added to a redirect would end in its address. */
    public static boolean isDrawn(@Nullable ModelAndView view) {
        return view != null
                && !Optional.ofNullable(view.getViewName()).orElse("").startsWith("redirect:");
    }
}
