package org.anju.database;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether the server gets rid of its log, as {@link BaseBackup} told it to. */
@Repository
public class LogCopying {

    private final JdbcClient database;

    LogCopying(JdbcClient database) {
        this.database = database;
    }

    /** For how long it has failed to copy its log to the backup; zero while it succeeds, or was told nothing. */
    public Duration behind() {
        return Duration.ofSeconds(database.sql("""
                        SELECT CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
                               THEN extract(epoch FROM clock_timestamp() - coalesce(last_archived_time, stats_reset))::bigint
                               ELSE 0 END
                          FROM pg_stat_archiver
                        """).query(Long.class).single());
    }
}
