package org.anju.disclosure;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.journal.Leaf;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 暂缓公开 that the public saw and a restored store had lost. Its matter is held again, at once or as soon as it arises;
 * who held it was not public, so that somebody has to decide again.
 */
@Repository
public class RereadHolds {

    private static final String OF_THE_MATTER = """
            o.region = h.region AND o.item = h.item AND o.batch_number IS NOT DISTINCT FROM h.batch_number
              AND o.node IS NOT DISTINCT FROM h.node AND o.round = h.round AND o.part = h.part""";

    private final JdbcClient database;

    RereadHolds(JdbcClient database) {
        this.database = database;
    }

    /** A matter whose hold nobody has decided about since; without a title while it has not arisen again. */
    public record Open(String subject, String title, RegionCode region) {}

    /** Takes a hold back from its leaf, unless its matter is fulfilled. */
    void take(Leaf leaf, Map<String, String> committed, Instant now) {
        database.sql("INSERT INTO housing.reread_hold VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        leaf.index(),
                        committed.get("region"),
                        committed.get("item"),
                        Rereading.value(committed, "batch"),
                        Rereading.value(committed, "node"),
                        Integer.valueOf(committed.getOrDefault("round", "")),
                        committed.get("part"),
                        committed.get("basis"),
                        Times.sql(now)))
                .update();
        // The store may have the hold itself, and lack no more than the leaf that tells of it.
        database.sql("""
                        WITH held AS (
                          UPDATE disclosure.obligation o SET state = 'held' FROM housing.reread_hold h
                           WHERE h.leaf = :leaf AND %s AND o.state NOT IN ('standing', 'public')
                             AND NOT EXISTS (SELECT FROM disclosure.obligation_event e
                                  WHERE e.obligation_id = o.id AND e.kind = 'held' AND e.at = :at)
                          RETURNING o.id)
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, role, note)
                        SELECT id, (SELECT max(position) + 1 FROM disclosure.obligation_event WHERE obligation_id = id),
                               :at, 'held', NULL, :basis FROM held
                        """.formatted(OF_THE_MATTER))
                .param("leaf", leaf.index())
                .param("at", Times.sql(Instant.parse(committed.getOrDefault("held", ""))))
                .param("basis", committed.get("basis"))
                .update();
    }

    /** On what basis the public was told that a matter is held which arises only now. */
    Optional<String> basisOf(ObligationId id) {
        return database.sql("""
                        SELECT h.basis FROM housing.reread_hold h JOIN disclosure.obligation o ON %s
                         WHERE o.id = ? ORDER BY h.leaf DESC LIMIT 1
                        """.formatted(OF_THE_MATTER))
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** What is left to decide. A hold in which somebody is named is one that was decided here. */
    public List<Open> open() {
        return database.sql("""
                        SELECT DISTINCT h.region, coalesce(o.title, '') AS title,
                               coalesce(h.batch_number || '/' || h.node || '/' || h.part || '/' || h.round,
                                        h.region || '/' || h.item || '/' || h.round) AS subject
                          FROM housing.reread_hold h LEFT JOIN disclosure.obligation o ON %s
                         WHERE o.id IS NULL
                            OR o.state NOT IN ('standing', 'public')
                               AND (SELECT e.kind = 'held' AND e.role IS NULL FROM disclosure.obligation_event e
                                     WHERE e.obligation_id = o.id AND e.kind IN ('held', 'lifted')
                                     ORDER BY e.position DESC LIMIT 1)
                         ORDER BY subject
                        """.formatted(OF_THE_MATTER))
                .query((row, number) -> new Open(
                        row.getString("subject"), row.getString("title"), new RegionCode(row.getString("region"))))
                .list();
    }
}
