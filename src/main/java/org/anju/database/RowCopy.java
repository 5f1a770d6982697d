package org.anju.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds many rows to a table by COPY, within the transaction of its caller: some ten times as fast as INSERT.
 *
 * <p>A value is anything that PostgreSQL reads as it writes itself; a list is a {@code text[]}, a byte array a
 * {@code bytea}.
 */
public final class RowCopy {

    private static final int SEND_AT = 1 << 18;

    private final JdbcTemplate sql;
    private final String command;
    private final StringBuilder waiting = new StringBuilder();

    /** @param table its name, and in parentheses the columns unless the rows have them all */
    public RowCopy(JdbcTemplate sql, String table) {
        this.sql = sql;
        this.command = "COPY " + table + " FROM STDIN";
    }

    /** Adds a row, its values in the order of the columns. It is in the table only after {@link #complete}. */
    public void row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            append(values[i]);
            waiting.append(i == values.length - 1 ? '\n' : '\t');
        }
        if (waiting.length() > SEND_AT) {
            complete();
        }
    }

    /** Sends what waits. */
    public void complete() {
        if (waiting.isEmpty()) {
            return;
        }
        sql.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                command,
                                new ByteArrayInputStream(waiting.toString().getBytes(UTF_8)));
            } catch (IOException fromMemory) {
                throw new UncheckedIOException(fromMemory);
            }
        });
        waiting.setLength(0);
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            waiting.append("\\N");
        } else if (value instanceof byte[] bytes) {
            waiting.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else {
            escaped(value.toString(), false);
        }
    }

    private void array(List<?> elements) {
        waiting.append('{');
        for (var i = 0; i < elements.size(); i++) {
            waiting.append(i == 0 ? "" : ",");
            var element = elements.get(i);
            if (element == null) {
                waiting.append("NULL");
            } else {
                waiting.append('"');
                escaped(element.toString(), true);
                waiting.append('"');
            }
        }
        waiting.append('}');
    }

    /** COPY's text format: backslash, tab and line ends are escaped, and within an array backslash and quote before. */
    private void escaped(String text, boolean inArray) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> waiting.append(inArray ? "\\\\\\\\" : "\\\\");
                case '"' -> waiting.append(inArray ? "\\\\\"" : "\"");
                case '\t' -> waiting.append("\\t");
                case '\n' -> waiting.append("\\n");
                case '\r' -> waiting.append("\\r");
                default -> waiting.append(c);
            }
        }
    }
}
