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

/** Refuses an address that has failed to sign in too often: thirty times within five minutes. */
class SignInThrottle extends OncePerRequestFilter {

    static final int ALLOWED = 30;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int ADDRESSES = 10_000;

    // As the form login itself reads an address: a letter of it may come encoded.
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in");

    private final OfficialClock clock;

    /** The oldest address is forgotten first, so that many addresses do not fill the memory. */
    private final Map<Caller, Deque<Instant>> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    SignInThrottle(OfficialClock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tooMany(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WINDOW.toSeconds()));
            response.sendError(429);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SIGN_IN.matches(request);
    }

    /** Counts one more; true if it was the one that stopped the address. */
    synchronized boolean failed(String address) {
        var times = recent(Caller.of(address));
        times.add(clock.instant());
        return times.size() == ALLOWED;
    }

    private synchronized boolean tooMany(String address) {
        var caller = Caller.of(address);
        return failures.containsKey(caller) && recent(caller).size() >= ALLOWED;
    }

    private Deque<Instant> recent(Caller caller) {
        var times = failures.computeIfAbsent(caller, key -> new ArrayDeque<>());
        var since = clock.instant().minus(WINDOW);
        times.removeIf(time -> time.isBefore(since));
        return times;
    }
}
