package org.anju.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.privacy.FieldClass;
import org.anju.region.RegionCode;
import org.anju.step.Heading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was published. */
@Repository
public class Editions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    Editions(JdbcClient database) {
        this.database = database;
    }

    /** What stands and is not in the log; always empty unless somebody changed the database. */
    public List<EditionId> withoutLeaf() {
        return database.sql("""
                        SELECT id FROM disclosure.edition e
                         WHERE NOT EXISTS (SELECT FROM disclosure.leaf l WHERE l.edition = e.id::text)
                        """)
                .query((row, number) -> new EditionId(row.getObject("id", java.util.UUID.class)))
                .list();
    }

    public Optional<Edition> find(EditionId id) {
        return database.sql("""
                        SELECT e.*, p.public_at, r.redacted_at,
                               (SELECT n.id FROM disclosure.edition n WHERE n.replaces = e.id
                                 ORDER BY n.stood_at DESC LIMIT 1) AS replaced_by,
                               EXISTS (SELECT FROM disclosure.takedown t
                                        WHERE t.edition_id = e.id AND t.confirmed IS DISTINCT FROM false) AS taken_down
                          FROM disclosure.edition e
                          LEFT JOIN disclosure.publication p ON p.edition_id = e.id
                          LEFT JOIN disclosure.redaction r ON r.edition_id = e.id
                         WHERE e.id = ?
                        """).param(id.value()).query(Editions::read).optional();
    }

    /** Rows of its list in their order; a redacted cell is empty. */
    public List<List<String>> rows(EditionId id, int limit, int offset) {
        return database.sql(
                        "SELECT cells FROM disclosure.edition_row WHERE edition_id = ? ORDER BY position LIMIT ? OFFSET ?")
                .params(id.value(), limit, offset)
                .query((row, number) -> cells(row))
                .list();
    }

    /** The row that carries a registration number, if the list has such a column and such a row. */
    Optional<List<String>> row(Edition edition, String registrationNumber) {
        var column = edition.columns().stream().map(Column::key).toList().indexOf(Column.REGISTRATION_NUMBER);
        return column < 0
                ? Optional.empty()
                : database.sql("SELECT cells FROM disclosure.edition_row WHERE edition_id = ? AND cells[?] = ? LIMIT 1")
                        .params(edition.id().value(), column + 1, registrationNumber)
                        .query((row, number) -> cells(row))
                        .optional();
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("cells").getArray())
                .map(cell -> Optional.ofNullable(cell).orElse(""))
                .toList();
    }

    private static Edition read(ResultSet row, int number) throws SQLException {
        return new Edition(
                new EditionId(row.getObject("id", UUID.class)),
                new ObligationId(row.getObject("obligation_id", UUID.class)),
                new RegionCode(row.getString("region")),
                new ItemCode(row.getString("item")),
                row.getString("kind"),
                edition(row, "replaces"),
                edition(row, "replaced_by"),
                Optional.ofNullable(row.getString("reason")),
                row.getString("index_number"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("basis"),
                JSON.readValue(row.getString("headings"), new TypeReference<List<Heading>>() {}),
                columns(row.getString("columns")),
                row.getInt("row_count"),
                Extent.of(row.getString("extent")),
                row.getObject("formed_on", LocalDate.class),
                row.getTimestamp("stood_at").toInstant(),
                Optional.ofNullable(row.getObject("display_until", LocalDate.class)),
                Optional.ofNullable(row.getTimestamp("public_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("redacted_at")).map(Timestamp::toInstant),
                row.getBoolean("taken_down"));
    }

    private static Optional<EditionId> edition(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(EditionId::new);
    }

    private static List<Column> columns(String json) {
        return JSON.readValue(json, new TypeReference<List<Map<String, String>>>() {}).stream()
                .map(map -> new Column(
                        map.getOrDefault("key", ""),
                        map.getOrDefault("label", ""),
                        map.getOrDefault("labelEn", ""),
                        FieldClass.parse(map.getOrDefault("class", "plain")).orElse(FieldClass.PLAIN)))
                .toList();
    }
}
