package org.anju.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElseGet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Adds many rows to a table by COPY, within the transaction of its caller: some ten times as fast as INSERT. While some
 * rows are on their way the caller makes the next.
 *
 * <p>A value is anything that PostgreSQL reads as it writes itself; a list is a {@code text[]}, a byte array a
 * {@code bytea}.
 */
public final class RowCopy {

    private static final int SEND_AT = 1 << 20;
    private static final Executor SENDERS = Executors.newCachedThreadPool(sending -> {
        var thread = new Thread(sending, "row-copy");
        thread.setDaemon(true);
        return thread;
    });

    private final JdbcTemplate sql;
    private final String command;
    private final Waiting waiting = new Waiting();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private boolean heldByTransaction;

    /** @param table its name, and in parentheses the columns unless the rows have them all */
    public RowCopy(JdbcTemplate sql, String table) {
        this.sql = sql;
        this.command = "COPY " + table + " FROM STDIN";
    }

    /** Adds a row, its values in the order of the columns. It is in the table only after {@link #complete}. */
    public void row(@Nullable Object... values) {
        append(values);
        end();
    }

    /** The same, where the first columns are told together. */
    public void joined(Object[] first, @Nullable Object... others) {
        append(first);
        waiting.write('\t');
        append(others);
        end();
    }

    private void append(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                waiting.write('\t');
            }
            append(values[i]);
        }
    }

    private void end() {
        waiting.write('\n');
        if (waiting.size() > SEND_AT) {
            send();
        }
    }

    /** Sends what waits, and returns when all rows are in the table. */
    public void complete() {
        send();
        arrive();
    }

    /** Drops what waits, and returns when nothing is on its way any more, whatever became of it. */
    public void abandon() {
        waiting.take();
        underWay.exceptionally(known -> null).join();
        underWay = CompletableFuture.completedFuture(null);
    }

    private void send() {
        arrive();
        if (waiting.size() > 0) {
            var rows = waiting.take();
            sql.execute((ConnectionCallback<Integer>) connection -> {
                send(connection.unwrap(PGConnection.class).getCopyAPI(), rows);
                return rows.length;
            });
        }
    }

    /** Beside the caller, who has the connection as long as his transaction lasts; without one, at once. */
    private void send(CopyManager connection, byte[] rows) throws SQLException {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            copy(connection, rows);
            return;
        }
        if (!heldByTransaction) {
            TransactionSynchronizationManager.registerSynchronization(new UntilArrived());
            heldByTransaction = true;
        }
        underWay = CompletableFuture.runAsync(
                () -> {
                    try {
                        copy(connection, rows);
                    } catch (SQLException refused) {
                        throw new CompletionException(refused);
                    }
                },
                SENDERS);
    }

    private void copy(CopyManager connection, byte[] rows) throws SQLException {
        try {
            connection.copyIn(command, new ByteArrayInputStream(rows));
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    private void arrive() {
        try {
            underWay.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw requireNonNullElseGet(
                        sql.getExceptionTranslator().translate("COPY", command, refused),
                        () -> new UncategorizedSQLException("COPY", command, refused));
            }
            throw failed;
        }
    }

    /** However the transaction ends, nothing is sent afterwards: the connection is somebody else's then. */
    private final class UntilArrived implements TransactionSynchronization {

        @Override
        public void beforeCompletion() {
            underWay.exceptionally(known -> null).join();
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            plain("\\N");
        } else if (value instanceof byte[] bytes) {
            plain("\\\\x");
            plain(HexFormat.of().formatHex(bytes));
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else {
            escaped(value.toString(), false);
        }
    }

    private void array(List<?> elements) {
        waiting.write('{');
        for (var i = 0; i < elements.size(); i++) {
            plain(i == 0 ? "" : ",");
            var element = elements.get(i);
            if (element == null) {
                plain("NULL");
            } else {
                waiting.write('"');
                escaped(element.toString(), true);
                waiting.write('"');
            }
        }
        waiting.write('}');
    }

    private void plain(String text) {
        var bytes = text.getBytes(ISO_8859_1);
        waiting.write(bytes, 0, bytes.length);
    }

    /**
     * COPY's text format: backslash, tab and line ends are escaped, and within an array backslash and quote before. Most
     * values have none of them and go as they are.
     */
    private void escaped(String text, boolean inArray) {
        var bytes = text.getBytes(UTF_8);
        var written = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (needsEscape(bytes[i], inArray)) {
                waiting.write(bytes, written, i - written);
                plain(escape(bytes[i], inArray));
                written = i + 1;
            }
        }
        waiting.write(bytes, written, bytes.length - written);
    }

    private static boolean needsEscape(byte b, boolean inArray) {
        return b == '\\' || b >= 0 && b < ' ' || inArray && b == '"';
    }

    private static String escape(byte b, boolean inArray) {
        return switch (b) {
            case '\\' -> inArray ? "\\\\\\\\" : "\\\\";
            case '"' -> "\\\\\"";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> Character.toString(b);
        };
    }

    /** A {@link java.io.ByteArrayOutputStream} for one thread: that one locks for every byte. */
    private static final class Waiting {

        private byte[] bytes = new byte[SEND_AT + SEND_AT / 4];
        private int size;

        int size() {
            return size;
        }

        void write(int b) {
            makeRoom(1);
            bytes[size++] = (byte) b;
        }

        void write(byte[] more, int from, int length) {
            makeRoom(length);
            System.arraycopy(more, from, bytes, size, length);
            size += length;
        }

        private void makeRoom(int length) {
            if (length > bytes.length - size) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
            }
        }

        byte[] take() {
            var taken = Arrays.copyOf(bytes, size);
            size = 0;
            return taken;
        }
    }
}
