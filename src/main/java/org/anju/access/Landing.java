package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Where someone finds themselves after signing in: where they wanted to go, else where their work is. */
class Landing extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/?#]*");

    /** Half of what the server sends as head of an answer. */
    private static final int LONGEST = 4_000;

    /** To the path alone: the host that the first request named is the sender's to choose. */
    Landing() {
        setRedirectStrategy((request, response, address) ->
                response.sendRedirect(within(HOST.matcher(address).replaceFirst(""))));
    }

    /** An address that an answer cannot hold is led to without its query. */
    private static String within(String address) {
        var page = address.length() > LONGEST ? address.replaceFirst("\\?.*", "") : address;
        return page.length() > LONGEST ? "/" : page;
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return authentication instanceof Signature signature ? home(signature.getPrincipal()) : "/";
    }

    static String home(Officer officer) {
        if (officer.works()) {
            return "/desk/tasks";
        }
        return officer.may(Role.DESIGNER) ? "/studio" : "/ops/accounts";
    }
}
