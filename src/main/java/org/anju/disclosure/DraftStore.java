package org.anju.disclosure;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anju.database.RowCopy;
import org.anju.journal.Commitment;
import org.anju.journal.Salt;
import org.anju.step.Heading;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts until they are published, outside the schema that the site reads. */
@Repository
class DraftStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final SecureRandom random = new SecureRandom();

    DraftStore(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    void drop(ObligationId id) {
        database.sql("DELETE FROM housing.draft WHERE obligation_id = ?")
                .param(id.value())
                .update();
        database.sql("DELETE FROM housing.draft_finding WHERE obligation_id = ?")
                .param(id.value())
                .update();
    }

    void keepFindings(ObligationId id, List<FinalGate.Found> findings) {
        for (var i = 0; i < Math.min(findings.size(), 1_000); i++) {
            var found = findings.get(i);
            database.sql("INSERT INTO housing.draft_finding VALUES (?, ?, ?, ?, ?)")
                    .params(id.value(), i + 1, found.file(), found.place(), found.kind())
                    .update();
        }
    }

    List<FinalGate.Found> findings(ObligationId id) {
        return database.sql(
                        "SELECT file_name, place, kind FROM housing.draft_finding WHERE obligation_id = ? ORDER BY position")
                .param(id.value())
                .query((row, number) -> new FinalGate.Found(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    void keep(
            ObligationId id,
            EditionId edition,
            Projection projection,
            String mask,
            String indexNumber,
            List<StoredFile> files,
            Instant now) {
        var sealed = SaltedRows.of(projection.rows());
        database.sql("""
                        INSERT INTO housing.draft (obligation_id, edition_id, extent, headings, columns, row_count, rows_root, mask,
                          personal, index_number, drafted_at)
                        VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        edition.value(),
                        projection.extent().code(),
                        JSON.writeValueAsString(projection.headings()),
                        JSON.writeValueAsString(columns(projection.columns())),
                        projection.rows().size(),
                        sealed.root(),
                        mask,
                        projection.personal(),
                        indexNumber,
                        Times.sql(now))
                .update();
        var rows = new RowCopy(batches, "housing.draft_row (edition_id, position, cells, salts, cell_hashes)");
        sealed.rows().forEach(row -> rows.row(edition, row.position(), row.cells(), row.salts(), row.hashes()));
        rows.complete();
        for (var file : files) {
            var salt = Salt.random(random);
            database.sql("""
                            INSERT INTO housing.draft_file (edition_id, name, media_type, sha256, salt, size, bytes, commitment)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            edition.value(),
                            file.name(),
                            file.mediaType(),
                            Digest.sha256(file.bytes()),
                            salt.bytes(),
                            file.bytes().length,
                            file.bytes(),
                            Commitment.file(salt, file.bytes()).bytes())
                    .update();
        }
    }

    /** How much of its material a draft shows, if it has masked ID numbers and another mask than this. */
    Optional<Extent> extentUnderOtherMask(ObligationId id, String mask) {
        return database.sql("""
                        SELECT extent FROM housing.draft
                        WHERE obligation_id = ? AND mask <> ? AND columns @> '[{"class": "masked-id"}]'
                        """)
                .param(id.value())
                .param(mask)
                .query(String.class)
                .optional()
                .map(Extent::of);
    }

    /** The columns as the public schema keeps them, the class as its word. */
    private static List<java.util.Map<String, String>> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> java.util.Map.of(
                        "key", column.key(),
                        "label", column.label(),
                        "labelEn", column.labelEn(),
                        "class", column.fieldClass().word()))
                .toList();
    }

    Optional<Preview> preview(ObligationId id) {
        return database.sql("SELECT * FROM housing.draft WHERE obligation_id = ?")
                .param(id.value())
                .query((row, number) -> new Preview(
                        JSON.readValue(row.getString("headings"), new TypeReference<List<Heading>>() {}),
                        parseColumns(row.getString("columns")),
                        rows(row.getObject("edition_id", java.util.UUID.class)),
                        row.getInt("row_count"),
                        row.getBoolean("personal")))
                .optional();
    }

    private static List<Column> parseColumns(String json) {
        return JSON.readValue(json, new TypeReference<List<java.util.Map<String, String>>>() {}).stream()
                .map(map -> new Column(
                        map.getOrDefault("key", ""),
                        map.getOrDefault("label", ""),
                        map.getOrDefault("labelEn", ""),
                        org.anju.privacy.FieldClass.parse(map.getOrDefault("class", "none"))
                                .orElseThrow()))
                .toList();
    }

    private List<List<String>> rows(java.util.UUID edition) {
        return database.sql("SELECT cells FROM housing.draft_row WHERE edition_id = ? ORDER BY position LIMIT 50")
                .param(edition)
                .query((row, number) -> List.of((String[]) row.getArray("cells").getArray()))
                .list();
    }
}
