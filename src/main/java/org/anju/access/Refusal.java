package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Sends those whose session has ended to the sign-in page, and all others to the page that says no. */
class Refusal implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (refusal instanceof CsrfException && !signedIn()) {
            response.sendRedirect(request.getContextPath() + "/sign-in?expired");
            return;
        }
        response.sendError(
                RouteCheck.route(request).isEmpty()
                        ? HttpServletResponse.SC_NOT_FOUND
                        : HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Signature;
    }
}
