package org.anju.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what cannot be read before anybody asks it for a parameter: a body that is too large, text that is not UTF-8, a
 * null character, which no keyboard types and no database keeps. The container would fail at the asking, tell the log
 * what was sent, fail again on the way to the error page, and answer with a page of its own.
 *
 * <p>A file of somebody who may send none is not read at all: to ask for a parameter beside it would write it to the disk
 * before anybody is refused.
 */
record UnreadableRequests(long most, Senders senders) implements Filter {

    private static final String UNREAD = UnreadableRequests.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(isUnread(request) ? new Unread((HttpServletRequest) request) : request, response);
            return;
        }
        if (isFile(request) && !senders.maySendFiles((HttpServletRequest) request)) {
            request.setAttribute(UNREAD, true);
            chain.doFilter(new Unread((HttpServletRequest) request), response);
            return;
        }
        var fault = fault(request);
        if (fault.isPresent()) {
            request.setAttribute(UNREAD, true);
            // The container has answered itself where the sender broke off, or sent pieces that are none.
            if (!response.isCommitted()) {
                ((HttpServletResponse) response).sendError(fault.getAsInt());
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isUnread(ServletRequest request) {
        return request.getAttribute(UNREAD) != null;
    }

    private static boolean isFile(ServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, 10);
    }

    private OptionalInt fault(ServletRequest request) {
        if (request.getContentLengthLong() > most) {
            return OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            return request.getParameterMap().entrySet().stream().anyMatch(UnreadableRequests::hasNull)
                    ? OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST)
                    : OptionalInt.empty();
        } catch (InvalidParameterException unreadable) {
            return OptionalInt.of(unreadable.getErrorCode());
        }
    }

    private static boolean hasNull(Map.Entry<String, String[]> parameter) {
        return parameter.getKey().indexOf('\0') >= 0
                || Arrays.stream(parameter.getValue()).anyMatch(value -> value.indexOf('\0') >= 0);
    }

    /** A request as if it had neither body nor parameters. */
    private static final class Unread extends HttpServletRequestWrapper {

        private Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Collection<Part> getParts() {
            return List.of();
        }

        @Override
        public @Nullable Part getPart(String name) {
            return null;
        }
    }
}
