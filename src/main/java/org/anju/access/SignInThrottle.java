package org.anju.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.calendar.OfficialClock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that has failed to sign in too often: thirty times within five minutes. What is still being looked
 * at counts as failed, so that many at once are as many as one after another.
 */
class SignInThrottle extends OncePerRequestFilter {

    static final int ALLOWED = 30;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int ADDRESSES = 10_000;

    // As the form login itself reads an address: a letter of it may come encoded.
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in");

    private static final String BEGUN = SignInThrottle.class.getName();

    private final OfficialClock clock;

    /** The oldest address is forgotten first, so that many addresses do not fill the memory. */
    private final Map<Caller, Tries> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Tries> eldest) {
            return size() > ADDRESSES;
        }
    };

    SignInThrottle(OfficialClock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!begin(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WINDOW.toSeconds()));
            response.sendError(429);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            end(request);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SIGN_IN.matches(request);
    }

    /** The one that was being looked at has failed, or one that began elsewhere; true if it stopped the address. */
    synchronized boolean failed(HttpServletRequest request) {
        end(request);
        var failures = recent(request).failures;
        failures.add(clock.instant());
        return failures.size() == ALLOWED;
    }

    private synchronized boolean begin(HttpServletRequest request) {
        var known = recent(request);
        if (known.failures.size() + known.begun >= ALLOWED) {
            return false;
        }
        known.begun++;
        request.setAttribute(BEGUN, known);
        return true;
    }

    private synchronized void end(HttpServletRequest request) {
        if (request.getAttribute(BEGUN) instanceof Tries known) {
            known.begun--;
            request.removeAttribute(BEGUN);
        }
    }

    private Tries recent(HttpServletRequest request) {
        var known = tries.computeIfAbsent(Caller.of(request.getRemoteAddr()), key -> new Tries());
        var since = clock.instant().minus(WINDOW);
        known.failures.removeIf(time -> time.isBefore(since));
        return known;
    }

    /** What one address does. */
    private static final class Tries {

        private final Deque<Instant> failures = new ArrayDeque<>();
        private int begun;
    }
}
