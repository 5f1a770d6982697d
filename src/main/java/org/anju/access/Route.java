package org.anju.access;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * An address, what may be done there, and by whom.
 *
 * @param roles any of which suffices
 */
record Route(Set<HttpMethod> methods, PathPattern pattern, Audience audience, Set<Role> roles) {

    /** Whom an address is for. */
    enum Audience {
        EVERYONE,
        SIGNED_IN,
        ROLES,
        NOBODY
    }

    static Route of(Set<HttpMethod> methods, String pattern, Audience audience, Set<Role> roles) {
        return new Route(methods, PathPatternParser.defaultInstance.parse(pattern), audience, roles);
    }

    boolean covers(HttpMethod method, PathContainer path) {
        return methods.contains(method == HttpMethod.HEAD ? HttpMethod.GET : method) && pattern.matches(path);
    }

    /** @param held the roles of whoever asks; none for someone who is not signed in */
    boolean admits(boolean signedIn, Set<Role> held) {
        return switch (audience) {
            case EVERYONE -> true;
            case SIGNED_IN -> signedIn;
            case ROLES -> signedIn && held.stream().anyMatch(roles::contains);
            case NOBODY -> false;
        };
    }
}
