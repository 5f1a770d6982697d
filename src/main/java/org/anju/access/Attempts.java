package org.anju.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts wrong passwords: the fifth in a row locks the account for a quarter of an hour. */
@Repository
class Attempts {

    static final int ALLOWED = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient sql;

    Attempts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Counts one more; true if it was the one that locked the account. */
    @Transactional
    boolean failed(OfficerId officer, Instant now) {
        return sql.sql("""
                        UPDATE housing.officer
                           SET locked_until    = CASE WHEN failed_attempts + 1 >= :allowed THEN :until ELSE locked_until END,
                               failed_attempts = CASE WHEN failed_attempts + 1 >= :allowed THEN 0 ELSE failed_attempts + 1 END
                         WHERE id = :id
                        RETURNING failed_attempts = 0
                        """)
                .param("allowed", ALLOWED)
                .param("until", at(now.plus(LOCK)))
                .param("id", officer.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Transactional
    void forget(OfficerId officer) {
        sql.sql("UPDATE housing.officer SET failed_attempts = 0, locked_until = NULL WHERE id = ?")
                .param(officer.value())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
