package org.anju.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Too many passwords are being hashed for another one to get its turn soon. */
final class HashingBusy extends ResponseStatusException {

    static final String SECONDS = "10";

    private static final long serialVersionUID = 1L;

    HashingBusy() {
        super(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
        return headers;
    }
}
