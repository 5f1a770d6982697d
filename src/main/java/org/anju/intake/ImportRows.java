package org.anju.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.region.RegionCode;
import org.anju.tabular.Complaint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the files handed in. */
@Repository
class ImportRows {

    private static final String OPEN = "'waiting', 'reading', 'checking'";

    private final JdbcClient sql;

    ImportRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds the file, or tells that the same one is there already for the same purpose. */
    boolean add(Import arriving) {
        var purpose = arriving.purpose();
        return sql.sql("""
                                INSERT INTO housing.import (id, region, kind, scope, sha256, choice, state, uploaded_by,
                                  uploaded_at, lines_read, lines_written, lines_faulty, faults, refusal_arguments, attempts)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '{}', 0)
                                ON CONFLICT DO NOTHING
                                """)
                        .param(arriving.id().value())
                        .param(purpose.region().value())
                        .param(purpose.kind())
                        .param(purpose.scope())
                        .param(arriving.sha256())
                        .param(purpose.choice().code())
                        .param(arriving.state().code())
                        .param(arriving.uploadedBy())
                        .param(Timestamp.from(arriving.uploadedAt()))
                        .update()
                == 1;
    }

    /**
     * The oldest that has not ended and that no other transaction holds; this one holds it until it ends. A lock of its
     * own, because progress is written on the row meanwhile.
     */
    Optional<Import> takeOldest() {
        return sql
                .sql("SELECT id FROM housing.import WHERE state IN (%s) ORDER BY uploaded_at, id".formatted(OPEN))
                .query(UUID.class)
                .list()
                .stream()
                .filter(this::hold)
                .findFirst()
                .flatMap(id -> find(new ImportId(id)))
                .filter(found -> !found.state().isEnd());
    }

    private boolean hold(UUID id) {
        return sql.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('import ' || ?, 0))")
                .param(id.toString())
                .query(Boolean.class)
                .single();
    }

    /** @return how often it has been begun, this time included */
    int begin(ImportId id) {
        return sql.sql("""
                        UPDATE housing.import SET state = 'reading', lines_read = 0, attempts = attempts + 1
                        WHERE id = ? RETURNING attempts
                        """).param(id.value()).query(Integer.class).single();
    }

    /** It was let go of in good order, which does not count as an attempt. */
    void letGo(ImportId id) {
        sql.sql("UPDATE housing.import SET state = 'waiting', lines_read = 0, attempts = attempts - 1 WHERE id = ?")
                .param(id.value())
                .update();
    }

    void progress(ImportId id, ImportState state, int read) {
        sql.sql("UPDATE housing.import SET state = ?, lines_read = ? WHERE id = ?")
                .param(state.code())
                .param(read)
                .param(id.value())
                .update();
    }

    void written(ImportId id, Import.Counts counts, Instant at) {
        end(id, ImportState.WRITTEN, counts, Optional.empty(), at);
    }

    void refused(ImportId id, Import.Counts counts, Complaint why, Instant at) {
        end(id, ImportState.REFUSED, counts, Optional.of(why), at);
    }

    void interrupted(ImportId id, Complaint why, Instant at) {
        end(id, ImportState.INTERRUPTED, Import.Counts.NONE, Optional.of(why), at);
    }

    Optional<Import> find(ImportId id) {
        return sql.sql("SELECT * FROM housing.import WHERE id = ?")
                .param(id.value())
                .query(ImportRows::read)
                .optional();
    }

    /** The standing one with the same bytes for the same purpose. */
    Optional<Import> same(Purpose purpose, String sha256) {
        return sql.sql("""
                        SELECT * FROM housing.import
                        WHERE region = ? AND kind = ? AND scope = ? AND sha256 = ?
                          AND state NOT IN ('refused', 'interrupted')
                        """)
                .param(purpose.region().value())
                .param(purpose.kind())
                .param(purpose.scope())
                .param(sha256)
                .query(ImportRows::read)
                .optional();
    }

    /** Latest first, of the region and all below it. */
    List<Import> latest(RegionCode scope, int limit, int offset) {
        return sql.sql("""
                        WITH RECURSIVE below AS (
                          SELECT code FROM housing.region WHERE code = ?
                          UNION ALL
                          SELECT region.code FROM housing.region JOIN below ON region.parent = below.code)
                        SELECT * FROM housing.import WHERE region IN (SELECT code FROM below)
                        ORDER BY uploaded_at DESC, id LIMIT ? OFFSET ?
                        """)
                .param(scope.value())
                .param(limit)
                .param(offset)
                .query(ImportRows::read)
                .list();
    }

    private void end(ImportId id, ImportState state, Import.Counts counts, Optional<Complaint> why, Instant at) {
        sql.sql("""
                        UPDATE housing.import SET state = ?, lines_read = ?, lines_written = ?, lines_faulty = ?,
                          faults = ?, refusal = ?, refusal_arguments = ?, finished_at = ?
                        WHERE id = ?
                        """)
                .param(state.code())
                .param(counts.read())
                .param(counts.written())
                .param(counts.faulty())
                .param(counts.faults())
                .param(why.map(Complaint::key).orElse(null))
                .param(why.map(Complaint::arguments).orElse(List.of()).toArray(String[]::new))
                .param(Timestamp.from(at))
                .param(id.value())
                .update();
    }

    private static Import read(ResultSet row, int number) throws SQLException {
        return new Import(
                new ImportId(row.getObject("id", UUID.class)),
                new Purpose(
                        row.getString("kind"),
                        new RegionCode(row.getString("region")),
                        row.getString("scope"),
                        Choice.of(row.getString("choice"))),
                row.getString("sha256"),
                ImportState.of(row.getString("state")),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                new Import.Counts(
                        row.getInt("lines_read"),
                        row.getInt("lines_written"),
                        row.getInt("lines_faulty"),
                        row.getInt("faults")),
                refusal(row));
    }

    private static Optional<Complaint> refusal(ResultSet row) throws SQLException {
        var arguments = (String[]) row.getArray("refusal_arguments").getArray();
        return Optional.ofNullable(row.getString("refusal")).map(key -> new Complaint(key, List.of(arguments)));
    }
}
