package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.anju.journal.Journal;
import org.anju.journal.Leaf;
import org.anju.web.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes back what the public saw and a restored store has lost, leaf by leaf in the order of the log, all or nothing.
 * An edition comes back with its leaf, its files and its rows, and its obligation counts as fulfilled, so that no other
 * edition of the same matter follows. What was never public is lost: the salts of cells and files (a row of such an
 * edition can no longer be proved by itself), who decided, and every private step.
 */
public final class Rereading {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 1_000;
    private static final UUID NOBODY_KNOWN = new UUID(0, 0);
    private static final UUID ANOTHER = new UUID(0, 1);
    /** Who took down and who confirmed was not public; what they did was. */
    private static final String ROLE = "operator";

    private final JdbcClient database;
    private final Journal journal;
    private final RereadHolds holds;
    private final Catalogue catalogue = new Catalogue();
    private final TransactionTemplate transaction;

    public Rereading(DataSource source) {
        this.database = JdbcClient.create(source);
        this.journal = new Journal(database);
        this.holds = new RereadHolds(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** What the public record holds: its log, and of each edition what its address at {@code /api/v1/} says. */
    public interface Public {

        List<Leaf> leaves();

        JsonNode edition(EditionId id);

        byte[] file(EditionId id, String name);
    }

    /** One private step to be done again. */
    public record Step(String subject, String indexNumber, String title, What what) {}

    /** What there is to do. */
    public enum What {
        /** The obligation is there and counts as fulfilled; its task is to be closed. */
        CLOSE_TASK,
        /** The node that owed it has to end again, with the same content. */
        END_NODE,
        /** The batch is not there: it has to be begun again under its number. */
        BEGIN_BATCH,
        /** The public record of a month's register: nothing but the register itself is to be kept up. */
        KEEP_REGISTER,
        /** A correction or withdrawal: a later correction has to name what this one changed. */
        NOTE_CHANGE,
        /** It was held in public and is held again: decide about it again. */
        DECIDE_HOLD
    }

    /** @throws Forked if the store is no earlier state of what the public saw */
    public List<Step> take(Public site) {
        return Optional.ofNullable(transaction.execute(status -> takeMissing(site)))
                .orElseThrow();
    }

    /** How many leaves the public has that the store lacks; none if it lacks none. */
    public long missing(Public site) {
        return Math.max(0, site.leaves().size() - refuseAFork(site));
    }

    private long refuseAFork(Public site) {
        var size = journal.size();
        var leaves = site.leaves();
        for (var ours : journal.leaves(0, Math.min(size, leaves.size()))) {
            if (!ours.hash().equals(leaves.get((int) ours.index()).hash())) {
                throw new Forked(ours.index());
            }
        }
        return size;
    }

    private List<Step> takeMissing(Public site) {
        var steps = new ArrayList<Step>();
        var now = database.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        for (var leaf : site.leaves()
                .subList(
                        (int) Math.min(refuseAFork(site), site.leaves().size()),
                        site.leaves().size())) {
            var words = words(leaf);
            switch (words.getOrDefault("", "")) {
                case "anju-edition-v1" -> steps.add(edition(site, leaf, words, now));
                case "anju-redaction-v1" -> redacted(site, words, now);
                case "anju-takedown-v1" -> takenDown(site, words, now);
                case "anju-hold-v1" -> holds.take(leaf, words, now);
                default ->
                    throw new IllegalStateException(
                            "Leaf %d is of a kind that this version does not know.".formatted(leaf.index()));
            }
            journal.takeBack(leaf);
        }
        holds.open().forEach(each -> steps.add(new Step(each.subject(), "", each.title(), What.DECIDE_HOLD)));
        return steps;
    }

    private static Map<String, String> words(Leaf leaf) {
        var words = new HashMap<String, String>();
        var lines = new String(leaf.data(), StandardCharsets.UTF_8).split("\n", -1);
        words.put("", lines[0]);
        for (var i = 1; i < lines.length; i++) {
            var space = lines[i].indexOf(' ');
            if (space > 0) {
                words.merge(
                        lines[i].substring(0, space), lines[i].substring(space + 1), (one, next) -> one + "\n" + next);
            }
        }
        return words;
    }

    private Step edition(Public site, Leaf leaf, Map<String, String> committed, Instant now) {
        var id = new EditionId(UUID.fromString(leaf.edition()));
        var json = site.edition(id);
        var obligation = obligation(json, committed, id, now);
        insertEdition(id, obligation.id(), json, committed);
        insertFiles(site, id, json, committed);
        insertRows(site, id, json);
        publish(id, obligation.id(), json);
        keepIndexNumber(committed);
        database.sql(
                        "INSERT INTO housing.reread (edition_id, obligation_id, reread_at, obligation_lost) VALUES (?, ?, ?, ?)")
                .params(id.value(), obligation.id(), Times.sql(now), obligation.lost())
                .update();
        return new Step(
                subject(committed),
                committed.getOrDefault("index", ""),
                text(json, "title"),
                what(obligation, committed));
    }

    private What what(Taken obligation, Map<String, String> committed) {
        if (!committed.getOrDefault("kind", "original").equals("original")) {
            return What.NOTE_CHANGE;
        }
        if (!obligation.lost()) {
            return What.CLOSE_TASK;
        }
        var batch = value(committed, "batch");
        if (batch == null) {
            return What.KEEP_REGISTER;
        }
        // Not whether it has a public page: that comes with the end of its first node, which may be what was lost.
        var known = database.sql("SELECT EXISTS (SELECT FROM housing.batch WHERE number = ?)")
                .param(batch)
                .query(Boolean.class)
                .single();
        return known ? What.END_NODE : What.BEGIN_BATCH;
    }

    /** As people look for it: batch, node and round, or region, item and month. */
    static String subject(Map<String, String> committed) {
        var batch = value(committed, "batch");
        return batch == null
                ? "%s/%s/%s".formatted(committed.get("region"), committed.get("item"), committed.get("round"))
                : "%s/%s/%s/%s".formatted(batch, committed.get("node"), committed.get("part"), committed.get("round"));
    }

    private record Taken(UUID id, boolean lost) {}

    /** The obligation of the same matter if there is one; otherwise as the public record has it. */
    private Taken obligation(JsonNode json, Map<String, String> committed, EditionId edition, Instant now) {
        var known = database.sql("""
                        SELECT id FROM disclosure.obligation
                         WHERE region = ? AND item = ? AND batch_number IS NOT DISTINCT FROM ? AND node IS NOT DISTINCT FROM ?
                           AND round = ? AND part = ? FOR UPDATE
                        """)
                .params(Arrays.asList(
                        committed.get("region"),
                        committed.get("item"),
                        value(committed, "batch"),
                        value(committed, "node"),
                        json.path("round").asInt(),
                        committed.get("part")))
                .query(UUID.class)
                .optional();
        if (known.isPresent()) {
            return new Taken(known.get(), false);
        }
        var owed = json.path("obligation");
        var id = UUID.fromString(text(owed, "id"));
        database.sql("""
                        INSERT INTO disclosure.obligation (id, region, item, batch_number, node, round, part, title, title_en,
                            trigger_on, arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 'open')
                        """)
                .params(Arrays.asList(
                        id,
                        committed.get("region"),
                        committed.get("item"),
                        value(committed, "batch"),
                        value(committed, "node"),
                        json.path("round").asInt(),
                        committed.get("part"),
                        text(json, "title"),
                        text(json, "titleEn"),
                        LocalDate.parse(text(owed, "eventOn")),
                        Times.sql(Instant.parse(text(json, "stoodAt"))),
                        catalogue
                                .item(new ItemCode(committed.getOrDefault("item", "")))
                                .rule()
                                .code(),
                        LocalDate.parse(text(owed, "dueOn")),
                        owed.path("provisional").asBoolean(),
                        text(owed, "derivation"),
                        text(owed, "derivationEn")))
                .update();
        event(id, "arisen", now);
        instant(owed, "overdueAt")
                .ifPresent(at -> database.sql("INSERT INTO disclosure.overdue VALUES (?, ?, ?)")
                        .params(id, LocalDate.parse(text(owed, "dueOn")), Times.sql(at))
                        .update());
        return new Taken(id, true);
    }

    private void insertEdition(EditionId id, UUID obligation, JsonNode json, Map<String, String> committed) {
        var rows = committed.getOrDefault("rows", "0 ").split(" ");
        database.sql("""
                        INSERT INTO disclosure.edition (id, obligation_id, region, item, batch_number, node, round, part, kind,
                          replaces, reason, index_number, title, title_en, basis, headings, columns, row_count, rows_root,
                          extent, mask, personal, formed_on, stood_at, display_until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        id.value(),
                        obligation,
                        committed.get("region"),
                        committed.get("item"),
                        value(committed, "batch"),
                        value(committed, "node"),
                        json.path("round").asInt(),
                        committed.get("part"),
                        committed.get("kind"),
                        value(committed, "replaces"),
                        json.path("reason").isNull() ? null : text(json, "reason"),
                        committed.get("index"),
                        text(json, "title"),
                        text(json, "titleEn"),
                        text(json, "basis"),
                        json.has("headings") ? json.path("headings").toString() : "[]",
                        JSON.writeValueAsString(columns(json)),
                        Integer.valueOf(rows[0]),
                        java.util.HexFormat.of().parseHex(rows[1]),
                        text(json, "extent"),
                        text(json, "mask"),
                        json.path("personal").asBoolean(),
                        LocalDate.parse(committed.getOrDefault("formed", "")),
                        Times.sql(Instant.parse(text(json, "stoodAt"))),
                        json.path("displayUntil").isNull() ? null : LocalDate.parse(text(json, "displayUntil"))))
                .update();
    }

    /** The public record calls a field's class {@code fieldClass}, the store {@code class}. */
    private static List<Map<String, String>> columns(JsonNode json) {
        return json.path("columns")
                .valueStream()
                .map(column -> Map.of(
                        "key", text(column, "key"),
                        "label", text(column, "label"),
                        "labelEn", text(column, "labelEn"),
                        "class", text(column, "fieldClass")))
                .toList();
    }

    /** Their salts were never public; the commitments stand in the leaf. A file that is gone comes back without bytes. */
    private void insertFiles(Public site, EditionId id, JsonNode json, Map<String, String> committed) {
        var commitments = new HashMap<String, byte[]>();
        for (var line : committed.getOrDefault("file", "").split("\n")) {
            var words = line.split(" ");
            if (words.length == 2) {
                commitments.put(words[0], java.util.HexFormat.of().parseHex(words[1]));
            }
        }
        json.path("files").valueStream().forEach(file -> {
            var name = text(file, "name");
            database.sql("""
                            INSERT INTO disclosure.edition_file (edition_id, name, media_type, sha256, salt, size, bytes, commitment)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(Arrays.asList(
                            id.value(),
                            name,
                            text(file, "mediaType"),
                            java.util.HexFormat.of().parseHex(text(file, "sha256")),
                            new byte[16],
                            file.path("size").asLong(),
                            file.path("href").isNull() ? null : site.file(id, name),
                            commitments.get(name)))
                    .update();
        });
    }

    private void insertRows(Public site, EditionId id, JsonNode json) {
        var keys = columns(json).stream()
                .map(column -> column.getOrDefault("key", ""))
                .toList();
        var data = json.path("files")
                .valueStream()
                .filter(file -> text(file, "name").equals("data.json")
                        && !file.path("href").isNull())
                .findFirst();
        if (keys.isEmpty() || data.isEmpty()) {
            return;
        }
        var position = 0;
        var cells = new ArrayList<String[]>(ROWS);
        for (var row : JSON.readTree(site.file(id, "data.json")).path("rows")) {
            cells.add(keys.stream().map(key -> text(row, key)).toArray(String[]::new));
            if (cells.size() == ROWS) {
                position = insertRows(id, cells, position);
            }
        }
        insertRows(id, cells, position);
    }

    private int insertRows(EditionId id, List<String[]> rows, int before) {
        var position = before;
        for (var cells : rows) {
            database.sql("""
                            INSERT INTO disclosure.edition_row (edition_id, position, cells, salts, cell_hashes)
                            VALUES (?, ?, ?, ?, ?)
                            """)
                    .params(id.value(), ++position, cells, new byte[16 * cells.length], new byte[32 * cells.length])
                    .update();
        }
        rows.clear();
        return position;
    }

    /** From here on the obligation is fulfilled by this edition, whatever draft of it there was. */
    private void publish(EditionId id, UUID obligation, JsonNode json) {
        var publicAt = instant(json, "publicAt");
        var readBack = json.path("files")
                .valueStream()
                .filter(file -> text(file, "name").equals("data.json"))
                .map(file -> text(file, "sha256"))
                .findFirst();
        if (publicAt.isPresent() && readBack.isPresent()) {
            database.sql("""
                            INSERT INTO disclosure.publication
                            SELECT ?, ?, rtrim(o.site, '/') || '/editions/' || ? || '/data.json', ?
                              FROM disclosure.public_office o JOIN disclosure.edition e ON e.region = o.region WHERE e.id = ?
                            """)
                    .params(
                            id.value(),
                            Times.sql(publicAt.get()),
                            id.toString(),
                            java.util.HexFormat.of().parseHex(readBack.get()),
                            id.value())
                    .update();
        }
        // A lapse may publish a part, which fulfils nothing.
        if (text(json.path("obligation"), "fulfilledBy").equals(id.toString())) {
            database.sql("UPDATE disclosure.obligation SET edition_id = ?, state = ? WHERE id = ?")
                    .params(id.value(), publicAt.isPresent() ? "public" : "standing", obligation)
                    .update();
            database.sql("DELETE FROM housing.draft WHERE obligation_id = ?")
                    .param(obligation)
                    .update();
            event(obligation, "standing", Instant.parse(text(json, "stoodAt")));
            publicAt.ifPresent(at -> event(obligation, "public", at));
        }
    }

    private void event(UUID obligation, String kind, Instant at) {
        database.sql("""
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, role, note)
                        SELECT ?, COALESCE(max(position), 0) + 1, ?, ?, NULL, NULL
                          FROM disclosure.obligation_event WHERE obligation_id = ?
                        """).params(obligation, Times.sql(at), kind, obligation).update();
    }

    /** No number is given twice: {@code …/2026-00047} makes 48 the next of that region and year. */
    private void keepIndexNumber(Map<String, String> committed) {
        var number =
                committed.getOrDefault("index", "").replaceFirst("^.*/", "").split("-");
        if (number.length == 2 && number[0].matches("\\d{4}") && number[1].matches("\\d{1,9}")) {
            database.sql("""
                            INSERT INTO housing.index_number (region, year, last) VALUES (?, ?, ?)
                            ON CONFLICT (region, year) DO UPDATE SET last = greatest(index_number.last, excluded.last)
                            """)
                    .params(
                            committed.getOrDefault("region", ""),
                            Integer.valueOf(number[0]),
                            Integer.valueOf(number[1]))
                    .update();
        }
    }

    private void redacted(Public site, Map<String, String> committed, Instant now) {
        var edition = UUID.fromString(committed.getOrDefault("edition", ""));
        database.sql("SELECT disclosure.redact(?, ?, ?)")
                .params(
                        edition,
                        Times.sql(instant(site.edition(new EditionId(edition)), "redactedAt")
                                .orElse(now)),
                        committed.getOrDefault("basis", ""))
                .query(row -> {});
        dropFacts(edition, now);
    }

    /** The facts that the edition was made from had gone with its personal cells. */
    private void dropFacts(UUID edition, Instant now) {
        for (var table : List.of("frozen_row", "frozen_attachment")) {
            database.sql("DELETE FROM housing." + table
                            + " WHERE obligation_id = (SELECT obligation_id FROM disclosure.edition WHERE id = ?)")
                    .param(edition)
                    .update();
        }
        database.sql("""
                        UPDATE housing.frozen_fact SET headings = '[]', columns = '[]', dropped_at = ?
                         WHERE obligation_id = (SELECT obligation_id FROM disclosure.edition WHERE id = ?)
                        """).params(Times.sql(now), edition).update();
    }

    private void takenDown(Public site, Map<String, String> committed, Instant now) {
        var edition = UUID.fromString(committed.getOrDefault("edition", ""));
        var begun = committed.get("taken-down");
        if (begun != null) {
            var told = site.edition(new EditionId(edition)).path("takedown");
            var at = instant(told, "at").orElse(now);
            var confirmBy = told.path("confirmBy").isString()
                    ? LocalDate.parse(text(told, "confirmBy"))
                    : LocalDate.ofInstant(at, Dates.ZONE).plusDays(1);
            database.sql("""
                            INSERT INTO disclosure.takedown (id, edition_id, taken_down_at, role, officer, reason, confirm_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            UUID.fromString(begun),
                            edition,
                            Times.sql(at),
                            ROLE,
                            NOBODY_KNOWN,
                            committed.getOrDefault("reason", ""),
                            confirmBy)
                    .update();
        } else {
            var confirmed = committed.get("confirmed");
            database.sql("""
                            UPDATE disclosure.takedown SET decided_at = ?, decided_by = ?, decided_role = ?, confirmed = ?
                             WHERE id = ?
                            """)
                    .params(
                            Times.sql(now),
                            ANOTHER,
                            ROLE,
                            confirmed != null,
                            UUID.fromString(confirmed != null ? confirmed : committed.getOrDefault("restored", "")))
                    .update();
        }
    }

    private static Optional<Instant> instant(JsonNode json, String name) {
        return json.path(name).isString() ? Optional.of(Instant.parse(text(json, name))) : Optional.empty();
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    static @Nullable String value(Map<String, String> committed, String name) {
        var value = committed.get(name);
        return value == null || value.equals("-") ? null : value;
    }

    /** The store and the public have gone different ways. */
    public static final class Forked extends RuntimeException {

        Forked(long index) {
            super("Leaf %d of the log is another one in the database than in public.".formatted(index));
        }
    }
}
