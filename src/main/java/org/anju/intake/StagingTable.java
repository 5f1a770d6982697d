package org.anju.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of this transaction alone, filled by COPY, which vanishes with it. */
public final class StagingTable {

    private static final int FLUSH_AT = 1 << 18;

    private final JdbcTemplate sql;
    private final String name;
    private final StringBuilder waiting = new StringBuilder();

    /** Creates the table; the columns are written as in {@code CREATE TABLE}. */
    public StagingTable(JdbcTemplate sql, String name, String columns) {
        this.sql = sql;
        this.name = name;
        sql.execute("CREATE TEMPORARY TABLE %s (%s) ON COMMIT DROP".formatted(name, columns));
    }

    /** Adds a row, its values in the order of the columns. */
    public void row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            append(values[i]);
            waiting.append(i == values.length - 1 ? '\n' : '\t');
        }
        if (waiting.length() > FLUSH_AT) {
            flush();
        }
    }

    /** Sends what waits and counts the rows for the planner. Call it before asking the table anything. */
    public void complete() {
        flush();
        sql.execute("ANALYZE " + name);
    }

    /** COPY's text format: null is {@code \N}, and backslash, tab and line ends are escaped. */
    private void append(@Nullable Object value) {
        if (value == null) {
            waiting.append("\\N");
            return;
        }
        value.toString().chars().forEach(c -> {
            switch (c) {
                case '\\' -> waiting.append("\\\\");
                case '\t' -> waiting.append("\\t");
                case '\n' -> waiting.append("\\n");
                case '\r' -> waiting.append("\\r");
                default -> waiting.append((char) c);
            }
        });
    }

    private void flush() {
        sql.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + name + " FROM STDIN", new StringReader(waiting.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        waiting.setLength(0);
    }
}
