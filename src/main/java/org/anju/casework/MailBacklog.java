package org.anju.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long mail has been waiting, for whoever watches the machine. */
@Repository
public class MailBacklog {

    private final JdbcClient sql;

    MailBacklog(JdbcClient sql) {
        this.sql = sql;
    }

    /** When the oldest mail that has not left was written; empty if none waits. */
    public Optional<Instant> oldest() {
        return sql.sql("SELECT min(created_at) FROM housing.outgoing_mail WHERE sent_at IS NULL")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
