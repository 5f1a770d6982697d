package org.anju.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Answers what lies in the site's folder before anybody asks who is there and which page that is: all of it is public.
 * Whatever else there is to say of an address, that it is gone or unknown, or written in another way, {@link SiteMapping}
 * says.
 */
final class SiteFilter extends HttpFilter {

    /** As the site itself writes its addresses; the first character of a name is never a dot. */
    private static final Pattern PLAIN = Pattern.compile("/(?:\\w[\\w.-]*+/)*+(?:\\w[\\w.-]*+)?");

    private final transient SiteFiles files;

    SiteFilter(SiteFiles files) {
        this.files = files;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!isRead(request) || !PLAIN.matcher(path).matches() || !files.sends(path.substring(1), request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
