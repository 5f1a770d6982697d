package org.anju.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Gives every address that no page of the application answers to the folder of the site. */
@Component
class SiteMapping extends AbstractHandlerMapping {

    /** Parts of the application, whose unknown addresses are not the site's to explain. */
    private static final List<String> OTHERS =
            List.of("desk", "studio", "ops", "account", "actuator", "error", "first-sign-in", "sign-in", "sign-out");

    private final SiteFiles files;

    SiteMapping(SiteFiles files) {
        this.files = files;
        setOrder(Ordered.LOWEST_PRECEDENCE - 100);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return null;
        }
        var address = address(request);
        var first = address.contains("/") ? address.substring(0, address.indexOf('/')) : address;
        if (OTHERS.contains(first)) {
            return null;
        }
        // The desk's scripts lie beside the site's style sheet, but in the application.
        if (first.equals("assets") && files.find(address).isEmpty()) {
            return null;
        }
        // A program is answered with a problem, not with a page.
        if (first.equals("api")
                && files.find(address).isEmpty()
                && files.tombstone(address).isEmpty()) {
            return null;
        }
        request.setAttribute(SiteFiles.ADDRESS, address);
        return files;
    }

    /** The decoded path below the context, without its first slash and without path parameters. */
    private static String address(HttpServletRequest request) {
        var address = new StringBuilder();
        for (var element : ServletRequestPathUtils.parseAndCache(request)
                .pathWithinApplication()
                .elements()) {
            address.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        return address.isEmpty() ? "" : address.substring(1);
    }
}
