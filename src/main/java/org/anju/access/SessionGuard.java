package org.anju.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the officer's account again at every request, so that a role, a region or a session that was taken away is gone
 * at the next click.
 */
class SessionGuard extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/account/password";

    private final Officers officers;

    SessionGuard(Officers officers) {
        this.officers = officers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof Signature signature) {
            var account = officers.find(signature.getPrincipal().id()).filter(signature::holdsFor);
            account.ifPresentOrElse(SessionGuard::signIn, () -> signOut(request));
            if (account.filter(Account::passwordIsNew).isPresent() && !mayStay(request)) {
                response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return path(request).startsWith("/assets/");
    }

    private static void signIn(Account account) {
        SecurityContextHolder.setContext(new SecurityContextImpl(new Signature(account)));
    }

    private static void signOut(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.invalidate());
        SecurityContextHolder.clearContext();
    }

    private static boolean mayStay(HttpServletRequest request) {
        return path(request).equals(PASSWORD_PAGE) || path(request).equals("/sign-out");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
