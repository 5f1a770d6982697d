package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the reconciler found, when, and how it ended. */
@Repository
class Differences {

    private static final String OPEN = "repaired_at IS NULL AND gone_at IS NULL";

    private final JdbcClient sql;

    Differences(JdbcClient sql) {
        this.sql = sql;
    }

    /** A difference as it stands on record. */
    record Noted(
            String kind,
            String subject,
            Optional<RegionCode> region,
            Instant firstSeenAt,
            Instant lastSeenAt,
            Optional<Instant> repairedAt) {}

    /**
     * Records a round.
     *
     * @return what is open and was not before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Difference> record(Instant began, Instant now, List<Difference> repaired, List<Difference> open) {
        var fresh = new ArrayList<Difference>();
        open.stream().filter(each -> note(each, now)).forEach(fresh::add);
        repaired.forEach(each -> noteRepaired(each, now));
        forget(open, now);
        sql.sql("INSERT INTO housing.reconciliation VALUES (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), Timestamp.from(began), Timestamp.from(now), repaired.size(), open.size())
                .update();
        return fresh;
    }

    private boolean note(Difference difference, Instant now) {
        return sql.sql("""
                        INSERT INTO housing.difference (id, kind, subject, region, first_seen_at, last_seen_at)
                        VALUES (:id, :kind, :subject, :region, :now, :now)
                        ON CONFLICT (kind, subject) WHERE repaired_at IS NULL AND gone_at IS NULL
                        DO UPDATE SET last_seen_at = excluded.last_seen_at
                        RETURNING first_seen_at = last_seen_at
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", difference.kind().code())
                .param("subject", difference.subject())
                .param("region", difference.region().map(RegionCode::value).orElse(null))
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    private void noteRepaired(Difference difference, Instant now) {
        note(difference, now);
        sql.sql("UPDATE housing.difference SET repaired_at = ? WHERE kind = ? AND subject = ? AND " + OPEN)
                .params(Timestamp.from(now), difference.kind().code(), difference.subject())
                .update();
    }

    /** What was open and was not seen this time is gone. */
    private void forget(Collection<Difference> open, Instant now) {
        Set<Difference.Key> seen =
                new HashSet<>(open.stream().map(Difference::key).collect(Collectors.toSet()));
        for (var noted : open()) {
            if (!seen.contains(new Difference.Key(noted.kind(), noted.subject()))) {
                sql.sql("UPDATE housing.difference SET gone_at = ? WHERE kind = ? AND subject = ? AND " + OPEN)
                        .params(Timestamp.from(now), noted.kind(), noted.subject())
                        .update();
            }
        }
    }

    /** What waits for people, the oldest first. */
    List<Noted> open() {
        return sql.sql("SELECT * FROM housing.difference WHERE " + OPEN + " ORDER BY first_seen_at, id LIMIT 1000")
                .query(Differences::read)
                .list();
    }

    /** What was put right lately. */
    List<Noted> repaired() {
        return sql.sql(
                        "SELECT * FROM housing.difference WHERE repaired_at IS NOT NULL ORDER BY repaired_at DESC LIMIT 50")
                .query(Differences::read)
                .list();
    }

    List<Round> rounds() {
        return sql.sql("SELECT * FROM housing.reconciliation ORDER BY ended_at DESC LIMIT 10")
                .query((row, number) -> new Round(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getInt("repaired"),
                        row.getInt("open")))
                .list();
    }

    private static Noted read(ResultSet row, int number) throws SQLException {
        return new Noted(
                row.getString("kind"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("region")).map(RegionCode::new),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("repaired_at")).map(Timestamp::toInstant));
    }
}
