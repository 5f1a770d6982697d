package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the reconciler found, when, and how it ended. What is wrong with a copy's folder is that copy's to find, to find
 * gone and to put right; everything else is any copy's.
 */
@Repository
class Differences {

    /** A copy that has not looked for so long has left for good, and its folder with it. */
    private static final Duration COPY_LEFT = Duration.ofDays(1);

    private static final String OPEN = "repaired_at IS NULL AND gone_at IS NULL";

    private final JdbcClient sql;
    private final ThisCopy copy;

    Differences(JdbcClient sql, ThisCopy copy) {
        this.sql = sql;
        this.copy = copy;
    }

    /**
     * A difference as it stands on record.
     *
     * @param copy whose folder it is about
     */
    record Noted(
            UUID id,
            String kind,
            String subject,
            Optional<String> copy,
            Optional<RegionCode> region,
            Instant firstSeenAt,
            Instant lastSeenAt,
            Optional<Instant> repairedAt) {

        Difference.Key key() {
            return new Difference.Key(kind, subject);
        }
    }

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
        sql.sql("""
                        INSERT INTO housing.reconciliation (id, began_at, ended_at, repaired, open, copy)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        Timestamp.from(began),
                        Timestamp.from(now),
                        repaired.size(),
                        open.size(),
                        copy.name())
                .update();
        return fresh;
    }

    private boolean note(Difference difference, Instant now) {
        return sql.sql("""
                        INSERT INTO housing.difference (id, kind, subject, copy, region, first_seen_at, last_seen_at)
                        VALUES (:id, :kind, :subject, NULLIF(:copy, ''), :region, :now, :now)
                        ON CONFLICT (kind, subject, (COALESCE(copy, ''))) WHERE repaired_at IS NULL AND gone_at IS NULL
                        DO UPDATE SET last_seen_at = excluded.last_seen_at
                        RETURNING first_seen_at = last_seen_at
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", difference.kind().code())
                .param("subject", difference.subject())
                .param("copy", copyOf(difference))
                .param("region", difference.region().map(RegionCode::value).orElse(null))
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Empty where any copy would find the same. */
    private String copyOf(Difference difference) {
        return difference.kind().isOfAFolder() ? copy.name() : "";
    }

    private void noteRepaired(Difference difference, Instant now) {
        note(difference, now);
        sql.sql("""
                        UPDATE housing.difference SET repaired_at = ?
                         WHERE kind = ? AND subject = ? AND COALESCE(copy, '') = ? AND\s""" + OPEN)
                .params(Timestamp.from(now), difference.kind().code(), difference.subject(), copyOf(difference))
                .update();
    }

    /** What was open and was not seen this time is gone. */
    private void forget(Collection<Difference> open, Instant now) {
        var seen = open.stream().map(Difference::key).collect(Collectors.toSet());
        for (var noted : open()) {
            var gone = isOurs(noted)
                    ? !seen.contains(noted.key())
                    : noted.lastSeenAt().isBefore(now.minus(COPY_LEFT));
            if (gone) {
                sql.sql("UPDATE housing.difference SET gone_at = ? WHERE id = ?")
                        .params(Timestamp.from(now), noted.id())
                        .update();
            }
        }
    }

    private boolean isOurs(Noted noted) {
        return noted.copy().map(copy.name()::equals).orElse(true);
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

    /** When this copy last ended a round: another's proves nothing about it. */
    Optional<Instant> lastRound() {
        return sql.sql("SELECT max(ended_at) FROM housing.reconciliation WHERE copy = ?")
                .param(copy.name())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
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
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("copy")),
                Optional.ofNullable(row.getString("region")).map(RegionCode::new),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("repaired_at")).map(Timestamp::toInstant));
    }
}
