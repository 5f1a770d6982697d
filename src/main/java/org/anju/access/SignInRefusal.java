package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in, whatever was wrong, and counts it for the address; who was not heard failed in nothing. */
class SignInRefusal implements AuthenticationFailureHandler {

    private final SignInThrottle throttle;
    private final AuditTrail audit;

    SignInRefusal(SignInThrottle throttle, AuditTrail audit) {
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() instanceof HashingBusy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, HashingBusy.SECONDS);
            response.sendError(429);
            return;
        }
        if (throttle.failed(request)) {
            // Once, and not for each request that is refused from now on: guessing must not fill the trail.
            audit.recordUnsigned("sign-in.throttled", "address");
        }
        TriedName.keep(request, response);
        response.sendRedirect(request.getContextPath() + "/sign-in?error");
    }
}
