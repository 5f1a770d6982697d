package org.anju.calendar;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A lot of what is counted again: a transaction of its own, which gives way to whoever has one of its rows in hand. */
@Component
public class Lot {

    /** Shorter than the database waits before it looks for a deadlock, so that it is never the officer who loses. */
    private static final String PATIENCE = "500ms";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Lot(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts a lot, or nothing if somebody has in hand what it would change.
     *
     * @param work counts, and says how many
     * @return how many were counted
     */
    public int count(IntSupplier work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                database.sql("SELECT set_config('lock_timeout', ?, true)")
                        .param(PATIENCE)
                        .query(String.class)
                        .single();
                return work.getAsInt();
            }));
        } catch (RuntimeException failure) {
            if (isInHand(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    private static boolean isInHand(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(each ->
                        each instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState()));
    }
}
