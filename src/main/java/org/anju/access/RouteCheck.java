package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/** Asks {@link Routes} about a request. */
final class RouteCheck implements AuthorizationManager<RequestAuthorizationContext> {

    /** What an address is that no line of the table names: below the officers' parts it does not exist. */
    private final boolean unnamedIsOpen;

    private RouteCheck(boolean unnamedIsOpen) {
        this.unnamedIsOpen = unnamedIsOpen;
    }

    static RouteCheck ofOfficers() {
        return new RouteCheck(false);
    }

    /** The public site gives its files whatever name it likes. */
    static RouteCheck ofThePublic() {
        return new RouteCheck(true);
    }

    static Optional<Route> route(HttpServletRequest request) {
        return Routes.of(HttpMethod.valueOf(request.getMethod()), path(request));
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> asking, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(
                route(request).map(route -> admits(route, asking)).orElse(unnamedIsOpen && isRead(request)));
    }

    /** Who asks is not looked at where everyone may. */
    private static boolean admits(Route route, Supplier<? extends @Nullable Authentication> asking) {
        if (route.admits(false, Set.of())) {
            return true;
        }
        var someone = asking.get();
        return someone != null && route.admits(isOfficer(someone), roles(someone));
    }

    private static boolean isOfficer(Authentication asking) {
        return asking.isAuthenticated() && asking.getPrincipal() instanceof Officer;
    }

    private static Set<Role> roles(Authentication asking) {
        return Arrays.stream(Role.values())
                .filter(role -> asking.getAuthorities().stream()
                        .anyMatch(held -> ("ROLE_" + role.name()).equals(held.getAuthority())))
                .collect(Collectors.toSet());
    }

    private static boolean isRead(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod());
    }

    static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }
}
