package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The account name of a refused sign-in, for the form that follows at once. It stands in a cookie of one minute: an
 * address would be kept by histories and logs, and a session for everyone who guesses would fill the database.
 */
final class TriedName {

    private static final String NAME = "tried";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int LONGEST = 100;

    private TriedName() {}

    static void keep(HttpServletRequest request, HttpServletResponse response) {
        var name = request.getParameter("account");
        if (name != null && !name.isBlank() && name.length() <= LONGEST) {
            set(URLEncoder.encode(name.strip(), StandardCharsets.UTF_8), KEPT, request, response);
        }
    }

    /** The name, once; empty if there is none. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return "";
        }
        set("", Duration.ZERO, request, response);
        try {
            return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException forged) {
            return "";
        }
    }

    private static void set(String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(request.getContextPath() + "/sign-in")
                .maxAge(kept)
                .sameSite("Strict")
                .secure(request.isSecure())
                .httpOnly(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
