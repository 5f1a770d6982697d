package org.anju.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How a page is wished to be shown: a parameter that any address may have, the address of an error page too. */
final class Wish {

    private Wish() {}

    /** The first value. Parameters that cannot be read are refused once; the page that says so has none. */
    static Optional<String> of(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name));
        } catch (IllegalStateException unreadable) {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                return Optional.empty();
            }
            throw unreadable;
        }
    }
}
