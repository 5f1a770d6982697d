package org.anju.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends those who are not signed in to the sign-in page, unless there is nothing they could come back to. */
class AskToSignIn extends LoginUrlAuthenticationEntryPoint {

    AskToSignIn() {
        super("/sign-in");
        setFavorRelativeUris(true);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException, ServletException {
        if (RouteCheck.route(request).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            super.commence(request, response, refusal);
        }
    }
}
