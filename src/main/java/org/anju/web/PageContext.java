package org.anju.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives every template its {@link Page}, and remembers the wish for large print. */
class PageContext implements HandlerInterceptor {

    private static final String LARGE = "print";
    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional.ofNullable(request.getParameter(LARGE)).ifPresent(wish -> remember(wish, request, response));
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && Page.isDrawn(view)) {
            view.addObject("page", page(request));
        }
    }

    static Page page(HttpServletRequest request) {
        return new Page(path(request), query(request), RequestContextUtils.getLocale(request), large(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static String query(HttpServletRequest request) {
        var query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.startsWith("lang=") && !pair.startsWith(LARGE + "="))
                        .collect(Collectors.joining("&"));
    }

    private static boolean large(HttpServletRequest request) {
        var wish = request.getParameter(LARGE);
        return wish == null
                ? Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                        .anyMatch(cookie -> cookie.getName().equals(LARGE)
                                && cookie.getValue().equals("large"))
                : wish.equals("large");
    }

    private static void remember(String wish, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(LARGE, wish.equals("large") ? "large" : "normal")
                .path(request.getContextPath() + "/")
                .maxAge(YEAR)
                .sameSite("Lax")
                .secure(request.isSecure())
                .httpOnly(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
