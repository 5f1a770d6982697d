package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInThrottleTests {

    private final MovableClock clock = new MovableClock("2026-11-23T01:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @BeforeEach
    void someoneGuesses() {
        for (int failure = 0; failure < SignInThrottle.ALLOWED; failure++) {
            throttle.failed(from("POST", "203.0.113.7"));
        }
    }

    @Test
    void anAddressThatFailedThirtyTimesIsNotListenedTo() throws Exception {
        var answer = asked("POST", "203.0.113.7");

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("300");
    }

    @Test
    void oneFailureFewerIsForgiven() throws Exception {
        for (int failure = 1; failure < SignInThrottle.ALLOWED; failure++) {
            throttle.failed(from("POST", "203.0.113.9"));
        }

        assertThat(asked("POST", "203.0.113.9").getStatus()).isEqualTo(200);
    }

    @Test
    void othersAndReadersAreNotTouched() throws Exception {
        assertThat(asked("POST", "203.0.113.8").getStatus()).isEqualTo(200);
        assertThat(asked("GET", "203.0.113.7").getStatus()).isEqualTo(200);
    }

    @Test
    void itIsListenedToAgainAfterFiveMinutes() throws Exception {
        clock.to(clock.instant().plus(SignInThrottle.WINDOW).plus(Duration.ofSeconds(1)));

        assertThat(asked("POST", "203.0.113.7").getStatus()).isEqualTo(200);
    }

    /** Whoever has one IPv6 address has the other 2^64 of its network too. */
    @Test
    void anIpv6NetworkIsOneCaller() throws Exception {
        for (int failure = 0; failure < SignInThrottle.ALLOWED; failure++) {
            throttle.failed(from("POST", "2001:db8:1:2:0:0:0:" + Integer.toHexString(failure)));
        }

        assertThat(asked("POST", "2001:db8:1:2:ffff::1").getStatus()).isEqualTo(429);
        assertThat(asked("POST", "2001:db8:1:2:ffff::1%eth0").getStatus()).isEqualTo(429);
        assertThat(asked("POST", "2001:db8:1:3::1").getStatus()).isEqualTo(200);
    }

    /** Many at once are as many as one after another. */
    @Test
    void oneThatIsStillLookedAtCountsAsFailed() throws Exception {
        for (int failure = 2; failure < SignInThrottle.ALLOWED; failure++) {
            throttle.failed(from("POST", "203.0.113.9"));
        }
        var meanwhile = new AtomicInteger();

        during(
                "203.0.113.9",
                () -> during(
                        "203.0.113.9",
                        () -> meanwhile.set(asked("POST", "203.0.113.9").getStatus())));

        assertThat(meanwhile).hasValue(429);
        assertThat(asked("POST", "203.0.113.9").getStatus()).isEqualTo(200);
    }

    private void during(String address, Look look) throws IOException, ServletException {
        throttle.doFilter(from("POST", address), new MockHttpServletResponse(), (request, response) -> look.run());
    }

    private interface Look {
        void run() throws IOException, ServletException;
    }

    private MockHttpServletResponse asked(String method, String address) throws IOException, ServletException {
        var response = new MockHttpServletResponse();
        throttle.doFilter(from(method, address), response, new MockFilterChain());
        return response;
    }

    private static MockHttpServletRequest from(String method, String address) {
        var request = new MockHttpServletRequest(method, "/sign-in");
        request.setRemoteAddr(address);
        return request;
    }
}
