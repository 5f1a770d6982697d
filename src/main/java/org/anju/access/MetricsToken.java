package org.anju.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Whoever gathers the metrics has no account: a token that the installation chose reads them, and nothing else. */
record MetricsToken(String token) implements RequestMatcher {

    private static final String METRICS = "/ops/metrics";

    @Override
    public boolean matches(HttpServletRequest request) {
        return !token.isBlank()
                && request.getMethod().equals("GET")
                && RouteCheck.path(request).value().equals(METRICS)
                && isTold(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private boolean isTold(@org.jspecify.annotations.Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(authorization.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }

    /** A token stays out of logs. */
    @Override
    public String toString() {
        return "MetricsToken";
    }
}
