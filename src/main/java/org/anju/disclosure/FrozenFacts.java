package org.anju.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anju.calendar.OfficialClock;
import org.anju.database.RowCopy;
import org.anju.privacy.FieldClass;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;
import org.anju.step.Heading;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of each obligation as they were when it arose, copied from the feature that decided them. Drafts are made
 * from the copy alone. Only a repair takes the facts anew: it mends them at their source, and is itself on record.
 */
@Repository
public class FrozenFacts {

    private static final SealedColumn ID_NUMBER = new SealedColumn("housing.frozen_row.cells");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FETCH = 2_000;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final ObjectProvider<Facts> features;
    private final Seal seal;
    private final OfficialClock clock;
    private final Rewordings rewordings;

    FrozenFacts(
            JdbcClient database,
            JdbcTemplate batches,
            ObjectProvider<Facts> features,
            Seal seal,
            OfficialClock clock,
            Rewordings rewordings) {
        this.database = database;
        this.batches = batches;
        this.features = features;
        this.seal = seal;
        this.clock = clock;
        this.rewordings = rewordings;
    }

    /** Copies what the feature knows now; an earlier copy gives way. */
    @Transactional(propagation = Propagation.MANDATORY)
    void freeze(Obligation obligation) {
        var known = feature(obligation).of(obligation);
        database.sql("DELETE FROM housing.frozen_fact WHERE obligation_id = ?")
                .param(obligation.id().value())
                .update();
        keep(obligation.id(), known);
    }

    boolean isThere(ObligationId id) {
        return find(id).isPresent();
    }

    /** Whether the feature knows by now all that the matter has to tell. */
    boolean areComplete(Obligation obligation) {
        return feature(obligation).isComplete(obligation);
    }

    private Facts feature(Obligation obligation) {
        return features.stream()
                .filter(each -> each.cover(obligation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No feature knows the facts of obligation %s.".formatted(obligation.id())));
    }

    /**
     * The copy, with the words in it that a repair put in place of others. Its rows are read while the transaction lasts.
     *
     * @throws IllegalStateException if the copy went with the personal cells that were made from it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Material of(Obligation obligation) {
        return Rewordings.applied(rewordings.of(obligation.id()), copied(obligation));
    }

    /** The copy itself. The same answer whenever it is asked, with the same errors as {@link #of}. */
    @Transactional(propagation = Propagation.MANDATORY)
    Material copied(Obligation obligation) {
        var frozen = find(obligation.id()).orElseGet(() -> {
            freeze(obligation);
            return find(obligation.id()).orElseThrow();
        });
        if (frozen.dropped()) {
            throw new IllegalStateException(
                    "The facts of obligation %s were dropped when its personal cells were.".formatted(obligation.id()));
        }
        return new Material(
                frozen.headings(),
                frozen.columns(),
                rows(obligation.id(), frozen.columns()),
                attachments(obligation.id()));
    }

    /** Lets the copy go; that there was one stays on record, so that nothing is taken anew in its place. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(ObligationId id) {
        rewordings.drop(id);
        database.sql("DELETE FROM housing.frozen_row WHERE obligation_id = ?")
                .param(id.value())
                .update();
        database.sql("DELETE FROM housing.frozen_attachment WHERE obligation_id = ?")
                .param(id.value())
                .update();
        database.sql("""
                        UPDATE housing.frozen_fact SET headings = '[]', columns = '[]', dropped_at = ?
                         WHERE obligation_id = ?
                        """).params(Times.sql(clock.instant()), id.value()).update();
    }

    private void keep(ObligationId id, Material material) {
        var shown = IntStream.range(0, material.columns().size())
                .filter(i -> material.columns().get(i).fieldClass() != FieldClass.NONE)
                .boxed()
                .toList();
        var columns = shown.stream().map(material.columns()::get).toList();
        var headings = material.headings().stream()
                .filter(heading -> heading.fieldClass() != FieldClass.NONE)
                .toList();
        database.sql("""
                        INSERT INTO housing.frozen_fact (obligation_id, headings, columns, frozen_at)
                        VALUES (?, ?::jsonb, ?::jsonb, ?)
                        """)
                .params(
                        id.value(),
                        JSON.writeValueAsString(headings),
                        JSON.writeValueAsString(columns),
                        Times.sql(clock.instant()))
                .update();
        keepRows(id, columns, shown, material.rows());
        keepAttachments(id, material.attachments());
    }

    private void keepRows(ObligationId id, List<Column> columns, List<Integer> shown, RowSource rows) {
        var copy = new RowCopy(batches, "housing.frozen_row (obligation_id, position, cells)");
        var position = new int[1];
        rows.forEach(row ->
                copy.row(id, ++position[0], sealed(shown.stream().map(row::get).toList(), columns)));
        copy.complete();
    }

    private void keepAttachments(ObligationId id, List<Attachment> attachments) {
        for (var i = 0; i < attachments.size(); i++) {
            var each = attachments.get(i);
            database.sql("INSERT INTO housing.frozen_attachment VALUES (?, ?, ?, ?, ?)")
                    .params(id.value(), i + 1, each.name(), each.mediaType(), each.bytes())
                    .update();
        }
    }

    private record Frozen(List<Heading> headings, List<Column> columns, boolean dropped) {}

    private Optional<Frozen> find(ObligationId id) {
        return database.sql("SELECT headings, columns, dropped_at FROM housing.frozen_fact WHERE obligation_id = ?")
                .param(id.value())
                .query((row, number) -> new Frozen(
                        JSON.readValue(row.getString(1), new TypeReference<List<Heading>>() {}),
                        JSON.readValue(row.getString(2), new TypeReference<List<Column>>() {}),
                        row.getTimestamp(3) != null))
                .optional();
    }

    private RowSource rows(ObligationId id, List<Column> columns) {
        return rows -> {
            try (var stream = database
                    .sql("SELECT cells FROM housing.frozen_row WHERE obligation_id = ? ORDER BY position")
                    .withFetchSize(FETCH)
                    .param(id.value())
                    .query((row, number) ->
                            List.of((String[]) row.getArray("cells").getArray()))
                    .stream()) {
                stream.forEach(cells -> rows.accept(opened(cells, columns)));
            }
        };
    }

    private List<Attachment> attachments(ObligationId id) {
        return database.sql("""
                        SELECT name, media_type, bytes FROM housing.frozen_attachment WHERE obligation_id = ?
                         ORDER BY position
                        """)
                .param(id.value())
                .query((row, number) -> new Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }

    private List<String> sealed(List<String> cells, List<Column> columns) {
        return numbers(cells, columns, number -> seal.seal(number, ID_NUMBER).value());
    }

    private List<String> opened(List<String> cells, List<Column> columns) {
        return numbers(cells, columns, value -> seal.open(new SealedText(value), ID_NUMBER));
    }

    private static List<String> numbers(
            List<String> cells, List<Column> columns, java.util.function.UnaryOperator<String> change) {
        var changed = new ArrayList<>(cells);
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).fieldClass() == FieldClass.MASKED_ID) {
                changed.set(i, change.apply(cells.get(i)));
            }
        }
        return changed;
    }
}
