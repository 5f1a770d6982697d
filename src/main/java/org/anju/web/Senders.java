package org.anju.web;

import jakarta.servlet.http.HttpServletRequest;

/** Who knows, without reading the body of a request, whether its sender may send files. */
@FunctionalInterface
public interface Senders {

    boolean maySendFiles(HttpServletRequest request);
}
