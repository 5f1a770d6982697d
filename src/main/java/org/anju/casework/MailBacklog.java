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
    private final MailRun run;

    MailBacklog(JdbcClient sql, MailRun run) {
        this.sql = sql;
        this.run = run;
    }

    /** Whether mail leaves at all; without a server it waits for one, and that is nobody's fault. */
    public boolean hasServer() {
        return run.configured();
    }

    /** How many mails were refused so often that they wait for a person. */
    public long stopped() {
        return sql.sql("SELECT count(*) FROM housing.outgoing_mail WHERE sent_at IS NULL AND given_up_at IS NOT NULL")
                .query(Long.class)
                .single();
    }

    /** When the oldest mail that is still to leave was written; empty if none waits. */
    public Optional<Instant> oldest() {
        return sql.sql(
                        "SELECT min(created_at) FROM housing.outgoing_mail WHERE sent_at IS NULL AND given_up_at IS NULL")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
