package org.anju.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords: the fifth in a row locks the account for a quarter of an hour. An attempt counts from before
 * its password is looked at until it proves right, so that many at once are as many as one after another. The fifth
 * shuts the account at once and bars it for good when it turns out wrong; until then the count stands at five, which
 * tells a lock that may yet be lifted from one that may not.
 */
@Repository
class Attempts {

    static final int ALLOWED = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient sql;
    private final Officers officers;

    Attempts(JdbcClient sql, Officers officers) {
        this.sql = sql;
        this.officers = officers;
    }

    /** Counts one more before it is looked at; false if the account hears none. */
    @Transactional
    boolean begin(OfficerId officer, Instant now) {
        return sql.sql("""
                        UPDATE housing.officer
                           SET locked_until    = CASE WHEN failed_attempts + 1 = :allowed THEN :until ELSE locked_until END,
                               failed_attempts = CASE WHEN failed_attempts >= :allowed THEN 1 ELSE failed_attempts + 1 END
                         WHERE id = :id AND (locked_until IS NULL OR locked_until <= :now)
                        """)
                        .param("allowed", ALLOWED)
                        .param("until", at(now.plus(LOCK)))
                        .param("now", at(now))
                        .param("id", officer.value())
                        .update()
                == 1;
    }

    /** One that began was wrong; true if it was the one that locked the account. */
    @Transactional
    boolean failed(OfficerId officer, Instant now) {
        return sql.sql("UPDATE housing.officer SET failed_attempts = 0, locked_until = ? WHERE id = ? AND"
                                + " failed_attempts >= ?")
                        .param(at(now.plus(LOCK)))
                        .param(officer.value())
                        .param(ALLOWED)
                        .update()
                == 1;
    }

    /**
     * One that began was right, and nothing is counted any more.
     *
     * @param password what it was compared with
     * @return the account as it is now; none if it was locked or closed meanwhile, or has another password
     */
    @Transactional
    Optional<Account> proved(OfficerId officer, PasswordHash password, Instant now) {
        var open = sql.sql("""
                        UPDATE housing.officer SET failed_attempts = 0, locked_until = NULL
                         WHERE id = :id AND password = :password AND closed_at IS NULL
                           AND (locked_until IS NULL OR locked_until <= :now OR failed_attempts >= :allowed)
                        """)
                        .param("id", officer.value())
                        .param("password", password.value())
                        .param("now", at(now))
                        .param("allowed", ALLOWED)
                        .update()
                == 1;
        return open ? officers.find(officer) : Optional.empty();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
