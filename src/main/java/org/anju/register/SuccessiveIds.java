package org.anju.register;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids for the households of one file. They follow one another from a random one on, so that the index of ids grows at one
 * place instead of everywhere; their other half is random, so that two files never give the same.
 */
final class SuccessiveIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final long ofTheFile = RANDOM.nextLong();
    private long next = RANDOM.nextLong();

    UUID next() {
        return new UUID(ofTheFile, next++);
    }
}
