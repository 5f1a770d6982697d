package org.anju.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.anju.journal.Journal;
import org.anju.journal.Leaf;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is published, with the account that may read nothing else. */
@Repository
class PublicStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FETCH = 500;

    private final DataSource reader;
    private final JdbcClient database;
    private final TransactionTemplate oneMoment;

    PublicStore(@Qualifier("siteReader") DataSource reader) {
        this.reader = reader;
        this.database = JdbcClient.create(reader);
        this.oneMoment = new TransactionTemplate(new DataSourceTransactionManager(reader));
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Takes the rows of a list one by one. */
    interface RowSink {

        void row(int position, List<String> cells);
    }

    /**
     * A row of one of several lists.
     *
     * @param list which of them, from 0
     */
    record Line(int list, int position, String number, List<String> cells) {}

    /** Changes whenever anything public changes. */
    String pulse() {
        return database.sql("""
                        SELECT concat_ws(' ',
                          (SELECT count(*) FROM disclosure.leaf),
                          (SELECT count(*) FROM disclosure.publication),
                          (SELECT count(*) FROM disclosure.obligation_event),
                          (SELECT count(*) FROM disclosure.overdue),
                          (SELECT count(*) FROM disclosure.redaction),
                          (SELECT concat(count(*), '/', count(decided_at)) FROM disclosure.takedown),
                          (SELECT concat(count(*), '/', max(updated_at)) FROM disclosure.public_batch),
                          (SELECT concat(count(*), '/', max(due_on)) FROM disclosure.obligation))
                        """).query(String.class).single();
    }

    long logSize() {
        return new Journal(database).size();
    }

    Snapshot snapshot() {
        return java.util.Objects.requireNonNull(oneMoment.execute(status -> read()));
    }

    private Snapshot read() {
        var journal = new Journal(database);
        var size = journal.size();
        return new Snapshot(
                size, size == 0 ? "" : journal.root(size).hex(), offices(), batches(), nodes(), duties(), editions());
    }

    /** The editions whose pages and files must not be in the folder: taken down, or withdrawn for good. */
    List<UUID> gone() {
        return database.sql("""
                        SELECT t.edition_id FROM disclosure.takedown t WHERE t.confirmed IS DISTINCT FROM false
                        UNION
                        SELECT w.replaces FROM disclosure.edition w JOIN disclosure.leaf l ON l.edition = w.id::text
                         WHERE w.kind = 'withdrawal'
                           AND NOT EXISTS (SELECT 1 FROM disclosure.edition n JOIN disclosure.leaf nl ON nl.edition = n.id::text
                                            WHERE n.replaces = w.replaces AND nl.index > l.index)
                        """).query(UUID.class).list();
    }

    /** The values of one column of a list. */
    List<String> values(UUID edition, String column) {
        return database.sql("""
                        SELECT r.cells[c.place]
                          FROM disclosure.edition e
                         CROSS JOIN LATERAL jsonb_array_elements(e.columns) WITH ORDINALITY AS c (told, place)
                          JOIN disclosure.edition_row r ON r.edition_id = e.id
                         WHERE e.id = ? AND c.told ->> 'key' = ? AND r.cells[c.place] <> ''
                        """).params(edition, column).query(String.class).list();
    }

    /** The leaves of the log from {@code from} (inclusive) to {@code to} (exclusive). */
    List<Leaf> leaves(long from, long to) {
        return new Journal(database).leaves(from, to);
    }

    Optional<Office> office(String region) {
        return offices().stream()
                .filter(office -> office.region().equals(region))
                .findFirst();
    }

    private List<Office> offices() {
        return database.sql("SELECT * FROM disclosure.public_office ORDER BY region COLLATE \"C\"")
                .query((row, number) -> new Office(
                        row.getString("region"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("bureau"),
                        row.getString("bureau_en"),
                        row.getString("address"),
                        row.getString("phone"),
                        row.getString("supervision_phone"),
                        row.getString("credit_code"),
                        row.getString("site")))
                .list();
    }

    private List<Batch> batches() {
        return database.sql("""
                        SELECT * FROM disclosure.public_batch
                         ORDER BY (voided_on IS NOT NULL OR closed_on IS NOT NULL), number COLLATE "C" DESC
                        """)
                .query((row, number) -> new Batch(
                        row.getString("number"),
                        row.getString("region"),
                        row.getString("title"),
                        row.getString("housing_type"),
                        row.getString("planned_period"),
                        day(row, "sign_up_opens_on"),
                        day(row, "sign_up_closes_on"),
                        row.getString("what_to_bring"),
                        row.getString("contact"),
                        row.getString("phone"),
                        row.getString("supervision"),
                        row.getBoolean("order_checkable"),
                        day(row, "voided_on"),
                        day(row, "closed_on")))
                .list();
    }

    private List<Node> nodes() {
        return database.sql("SELECT * FROM disclosure.public_node ORDER BY batch_number, position, node")
                .query((row, number) -> new Node(
                        row.getString("batch_number"),
                        row.getString("node"),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("item"),
                        row.getString("element"),
                        day(row, "planned_on"),
                        day(row, "started_on"),
                        day(row, "ended_on")))
                .list();
    }

    private List<Duty> duties() {
        return database.sql("""
                        SELECT o.*, v.recorded_at AS overdue_at,
                               (SELECT h.note FROM disclosure.obligation_event h
                                 WHERE h.obligation_id = o.id AND h.kind = 'held'
                                 ORDER BY h.position DESC LIMIT 1) AS hold_basis
                          FROM disclosure.obligation o LEFT JOIN disclosure.overdue v ON v.obligation_id = o.id
                         ORDER BY o.arisen_at, o.id
                        """)
                .query((row, number) -> new Duty(
                        id(row, "id"),
                        row.getString("region"),
                        row.getString("item"),
                        row.getString("batch_number"),
                        row.getString("node"),
                        row.getInt("round"),
                        row.getString("part"),
                        row.getString("title"),
                        row.getString("title_en"),
                        date(row, "trigger_on"),
                        date(row, "due_on"),
                        row.getBoolean("provisional"),
                        row.getString("derivation"),
                        row.getString("derivation_en"),
                        row.getString("state"),
                        row.getObject("edition_id", UUID.class),
                        maybeInstant(row, "overdue_at"),
                        row.getString("hold_basis")))
                .list();
    }

    private List<Edition> editions() {
        var files = files();
        RowMapper<Edition> mapper = (row, number) -> edition(row, files);
        return database.sql("""
                        SELECT e.*, p.public_at, l.index AS leaf, l.hash AS leaf_hash,
                               r.redacted_at, r.basis AS redaction_basis,
                               t.taken_down_at, t.reason AS takedown_reason, t.confirm_by, t.confirmed,
                               n.id AS newer_id, n.kind AS newer_kind
                          FROM disclosure.edition e
                          JOIN disclosure.leaf l ON l.edition = e.id::text
                          LEFT JOIN disclosure.publication p ON p.edition_id = e.id
                          LEFT JOIN disclosure.redaction r ON r.edition_id = e.id
                          LEFT JOIN LATERAL (SELECT * FROM disclosure.takedown t
                                              WHERE t.edition_id = e.id AND t.confirmed IS DISTINCT FROM false
                                              ORDER BY t.taken_down_at DESC LIMIT 1) t ON true
                          LEFT JOIN LATERAL (SELECT n.id, n.kind FROM disclosure.edition n
                                               JOIN disclosure.leaf nl ON nl.edition = n.id::text
                                              WHERE n.replaces = e.id
                                              ORDER BY nl.index DESC LIMIT 1) n ON true
                         ORDER BY l.index
                        """).query(mapper).list();
    }

    private static Edition edition(ResultSet row, Map<UUID, List<Edition.Attached>> files) throws SQLException {
        var id = id(row, "id");
        return new Edition(
                id,
                id(row, "obligation_id"),
                row.getString("region"),
                row.getString("item"),
                row.getString("batch_number"),
                row.getString("node"),
                row.getInt("round"),
                row.getString("part"),
                row.getString("kind"),
                row.getObject("replaces", UUID.class),
                row.getString("reason"),
                row.getString("index_number"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("basis"),
                headings(row.getString("headings")),
                columns(row.getString("columns")),
                row.getInt("row_count"),
                hex(row, "rows_root"),
                row.getString("extent"),
                row.getString("mask"),
                row.getBoolean("personal"),
                date(row, "formed_on"),
                instant(row, "stood_at"),
                day(row, "display_until"),
                maybeInstant(row, "public_at"),
                row.getLong("leaf"),
                hex(row, "leaf_hash"),
                redaction(row),
                takedown(row),
                replacement(row),
                files.getOrDefault(id, List.of()));
    }

    private static Edition.@Nullable Redaction redaction(ResultSet row) throws SQLException {
        var at = maybeInstant(row, "redacted_at");
        return at == null ? null : new Edition.Redaction(at, row.getString("redaction_basis"));
    }

    private static Edition.@Nullable Takedown takedown(ResultSet row) throws SQLException {
        var at = maybeInstant(row, "taken_down_at");
        return at == null
                ? null
                : new Edition.Takedown(
                        at, row.getString("takedown_reason"), date(row, "confirm_by"), row.getBoolean("confirmed"));
    }

    private static Edition.@Nullable Replacement replacement(ResultSet row) throws SQLException {
        var newer = row.getObject("newer_id", UUID.class);
        return newer == null ? null : new Edition.Replacement(newer, row.getString("newer_kind"));
    }

    private Map<UUID, List<Edition.Attached>> files() {
        var files = new HashMap<UUID, List<Edition.Attached>>();
        database.sql("""
                        SELECT edition_id, name, media_type, sha256, size, bytes IS NOT NULL AS kept
                          FROM disclosure.edition_file ORDER BY edition_id, name COLLATE "C"
                        """).query(row -> {
            files.computeIfAbsent(id(row, "edition_id"), edition -> new ArrayList<>())
                    .add(new Edition.Attached(
                            row.getString("name"),
                            row.getString("media_type"),
                            row.getLong("size"),
                            hex(row, "sha256"),
                            row.getBoolean("kept")));
        });
        return files;
    }

    /** Every row of a list in order; a redacted cell comes as an empty string. */
    void rows(UUID edition, RowSink sink) {
        try (var connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            stream(connection, edition, sink);
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException("The rows of edition %s cannot be read.".formatted(edition), failure);
        }
    }

    /**
     * The rows of some lists by one of their columns read backwards, so that what ends alike comes together; then in the
     * order of the lists and of their rows. Empty values are left out. No more than a few rows are in memory.
     */
    void backwards(List<Edition> lists, String column, Consumer<Iterator<Line>> taker) {
        try (var connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            try (var question = connection.prepareStatement("""
                    SELECT l.place - 1, r.position, r.cells[l.col], r.cells
                      FROM unnest(?::uuid[], ?::int[]) WITH ORDINALITY AS l (edition, col, place)
                      JOIN disclosure.edition_row r ON r.edition_id = l.edition AND r.cells[l.col] <> ''
                     ORDER BY reverse(upper(r.cells[l.col])) COLLATE "C", r.cells[l.col] COLLATE "C", l.place, r.position
                    """)) {
                question.setFetchSize(FETCH);
                question.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", lists.stream().map(Edition::id).toArray()));
                question.setArray(
                        2,
                        connection.createArrayOf(
                                "int4",
                                lists.stream()
                                        .map(list -> list.column(column) + 1)
                                        .toArray()));
                try (var rows = question.executeQuery()) {
                    taker.accept(new Lines(rows));
                }
            }
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException("The rows of the lists cannot be read.", failure);
        }
    }

    private static final class Lines implements Iterator<Line> {

        private final ResultSet rows;
        private boolean more;

        Lines(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.more = rows.next();
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Line next() {
            try {
                if (!more) {
                    throw new NoSuchElementException();
                }
                var line = new Line(rows.getInt(1), rows.getInt(2), rows.getString(3), cells((String[])
                        rows.getArray(4).getArray()));
                more = rows.next();
                return line;
            } catch (SQLException failure) {
                throw new IllegalStateException("The rows of the lists cannot be read on.", failure);
            }
        }
    }

    private static void stream(Connection connection, UUID edition, RowSink sink) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(
                "SELECT position, cells FROM disclosure.edition_row WHERE edition_id = ? ORDER BY position")) {
            question.setFetchSize(FETCH);
            question.setObject(1, edition);
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    sink.row(rows.getInt(1), cells((String[]) rows.getArray(2).getArray()));
                }
            }
        }
    }

    private static List<String> cells(@Nullable String[] cells) {
        var list = new ArrayList<String>(cells.length);
        for (var cell : cells) {
            list.add(cell == null ? "" : cell);
        }
        return list;
    }

    Optional<byte[]> bytes(UUID edition, String name) {
        return database.sql(
                        "SELECT bytes FROM disclosure.edition_file WHERE edition_id = ? AND name = ? AND bytes IS NOT NULL")
                .params(edition, name)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    private static List<Edition.Heading> headings(String json) {
        return elements(json).stream()
                .map(each -> new Edition.Heading(
                        text(each, "key"),
                        text(each, "label"),
                        text(each, "labelEn"),
                        text(each, "fieldClass"),
                        text(each, "value")))
                .toList();
    }

    private static List<Edition.Column> columns(String json) {
        return elements(json).stream()
                .map(each -> new Edition.Column(
                        text(each, "key"), text(each, "label"), text(each, "labelEn"), text(each, "class")))
                .toList();
    }

    private static List<JsonNode> elements(String json) {
        return JSON.readTree(json).valueStream().toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static UUID id(ResultSet row, String name) throws SQLException {
        return row.getObject(name, UUID.class);
    }

    private static String hex(ResultSet row, String name) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(name));
    }

    private static LocalDate date(ResultSet row, String name) throws SQLException {
        return row.getObject(name, LocalDate.class);
    }

    private static @Nullable LocalDate day(ResultSet row, String name) throws SQLException {
        return row.getObject(name, LocalDate.class);
    }

    private static Instant instant(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybeInstant(ResultSet row, String name) throws SQLException {
        var time = row.getObject(name, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
