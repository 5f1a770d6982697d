package org.anju.access;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hashes few passwords at a time: a hash takes a tenth of a second of a processor by design, and strangers may ask for
 * as many as they like. Half of the processors always stay with the pages.
 */
@Component
class HashingLimit {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** More do not get their turn in time, and would only keep threads from the pages. */
    private static final int WAITING = 32;

    private final PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration patience;

    @Autowired
    HashingLimit(PasswordEncoder encoder) {
        this(encoder, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), PATIENCE);
    }

    HashingLimit(PasswordEncoder encoder, int atOnce, Duration patience) {
        this.encoder = encoder;
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws HashingBusy if the turn does not come soon */
    PasswordHash hash(String password) {
        return within(encoder -> new PasswordHash(encoder.encode(password)));
    }

    /**
     * Hashes when its turn comes. What it does must not ask for a turn again.
     *
     * @throws HashingBusy if the turn does not come soon
     * @throws IllegalStateException inside a transaction, whose connection would wait with it: twenty such would leave
     *     none to anybody
     */
    <T> T within(Function<PasswordEncoder, T> hashing) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Hash the password before the transaction begins.");
        }
        if (!comes()) {
            throw new HashingBusy();
        }
        try {
            return hashing.apply(encoder);
        } finally {
            turns.release();
        }
    }

    private boolean comes() {
        try {
            return turns.getQueueLength() < WAITING && turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
