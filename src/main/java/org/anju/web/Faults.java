package org.anju.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Which of the error texts fits. */
final class Faults {

    private static final Set<Integer> TOLD_APART = Set.of(400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503);

    private Faults() {}

    /** The beginning of the message keys {@code .title}, {@code .text} and {@code .next}. */
    static String key(HttpStatusCode status) {
        var code = TOLD_APART.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        return "web.error." + code;
    }

    /** Whether the connection failed (SQLSTATE class 08), was cut (57P) or could not be had in time. */
    static boolean databaseIsAway(@Nullable Throwable fault) {
        return Stream.iterate(Optional.ofNullable(fault), Optional::isPresent, link -> link.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .anyMatch(cause -> cause instanceof SQLException failure && isConnection(failure));
    }

    private static boolean isConnection(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return state.startsWith("08") || state.startsWith("57P") || failure instanceof SQLTransientConnectionException;
    }
}
