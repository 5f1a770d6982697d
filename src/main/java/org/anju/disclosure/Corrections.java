package org.anju.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.FieldClass;
import org.anju.privacy.MaskPolicies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 更正 and 撤回. Both are new duties with a clock of their own (条例 26, 形成或者变更之日起): the change is drafted,
 * checked and reviewed like any other edition, and names the one it replaces and why.
 */
@Repository
public class Corrections {

    private final JdbcClient database;
    private final Obligations obligations;
    private final Editions editions;
    private final MaskPolicies masks;
    private final PublicWords words;
    private final OfficialClock clock;

    Corrections(
            JdbcClient database,
            Obligations obligations,
            Editions editions,
            MaskPolicies masks,
            PublicWords words,
            OfficialClock clock) {
        this.database = database;
        this.obligations = obligations;
        this.editions = editions;
        this.masks = masks;
        this.words = words;
        this.clock = clock;
    }

    /** A value that a correction sets: of the row with that registration number, or of a heading where it is empty. */
    public record ChangedCell(String registrationNumber, String key, String value) {}

    /** A change on its way: what it replaces, the public reason, and what it sets anew. */
    record Change(EditionId replaces, Part part, String reason, List<ChangedCell> cells) {

        Material apply(Material material) {
            var byRow = new HashMap<String, Map<String, String>>();
            cells.forEach(cell -> byRow.computeIfAbsent(cell.registrationNumber(), number -> new HashMap<>())
                    .put(cell.key(), cell.value()));
            return part == Part.WITHDRAWAL ? Material.of(List.of()) : Overrides.apply(material, byRow);
        }
    }

    /**
     * Raises the duty to publish a correction.
     *
     * @throws ChangeRefused if there is no such standing edition or it is being changed already
     */
    @Transactional
    public Obligation correct(EditionId edition, String reason, List<ChangedCell> cells) {
        if (cells.isEmpty()) {
            throw new ChangeRefused("disclosure.change.nothing");
        }
        if (isRedacted(edition)) {
            throw new ChangeRefused("disclosure.change.redacted");
        }
        var raised = change(edition, Part.CORRECTION, reason, "更正：", "Correction: ");
        var old = editions.find(edition).orElseThrow(() -> new ChangeRefused("disclosure.change.unknown"));
        var told = new HashSet<String>();
        for (var cell : cells) {
            if (!told.add(cell.registrationNumber() + " " + cell.key())) {
                throw new ChangeRefused("disclosure.change.twice");
            }
            database.sql("INSERT INTO housing.changed_cell VALUES (?, ?, ?, ?)")
                    .params(raised.id().value(), cell.registrationNumber(), cell.key(), value(old, cell))
                    .update();
        }
        return raised;
    }

    /** The new value, of something that the edition has. A whole ID number is masked before it is kept. */
    private String value(Edition old, ChangedCell cell) {
        PublicWords.insistOnText(cell.value());
        if (cell.registrationNumber().isEmpty()) {
            if (old.headings().stream().noneMatch(heading -> heading.key().equals(cell.key()))) {
                throw new ChangeRefused("disclosure.change.no-heading");
            }
            return cell.value();
        }
        var column = old.columns().stream()
                .filter(each -> each.key().equals(cell.key()))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("disclosure.change.no-column"));
        if (editions.row(old, cell.registrationNumber()).isEmpty()) {
            throw new ChangeRefused("disclosure.change.no-row");
        }
        return column.fieldClass() == FieldClass.MASKED_ID
                ? masks.of(old.region(), clock.today()).mask(cell.value())
                : cell.value();
    }

    /**
     * Raises the duty to publish a withdrawal.
     *
     * @throws ChangeRefused if there is no such standing edition or it is being changed already
     */
    @Transactional
    public Obligation withdraw(EditionId edition, String reason) {
        return change(edition, Part.WITHDRAWAL, reason, "撤回：", "Withdrawal: ");
    }

    private Obligation change(EditionId edition, Part part, String reason, String prefix, String prefixEn) {
        PublicWords.insistOnReason(reason);
        var old = obligationOf(edition);
        var changed = database.sql("SELECT count(*) FROM housing.change WHERE edition_id = ?")
                .param(edition.value())
                .query(Long.class)
                .single();
        if (changed > 0) {
            throw new ChangeRefused("disclosure.change.running");
        }
        if (isReplaced(edition)) {
            throw new ChangeRefused("disclosure.change.replaced");
        }
        if (words.leak(old.region(), reason)) {
            throw new ChangeRefused("disclosure.change.leak");
        }
        var raised = obligations.raise(
                matter(old, part), old.item(), clock.today(), prefix + old.title(), prefixEn + old.titleEn());
        database.sql("INSERT INTO housing.change (obligation_id, edition_id, part, reason) VALUES (?, ?, ?, ?)")
                .params(raised.id().value(), edition.value(), part.code(), reason)
                .update();
        return raised;
    }

    private boolean isRedacted(EditionId edition) {
        return database.sql("SELECT EXISTS (SELECT FROM disclosure.redaction WHERE edition_id = ?)")
                .param(edition.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether an edition with personal cells, or a change on its way, goes back to the facts of that obligation. */
    boolean needsFacts(ObligationId original) {
        return database.sql("""
                        WITH RECURSIVE made (id) AS (
                          SELECT id FROM disclosure.edition WHERE obligation_id = :original
                          UNION
                          SELECT e.id FROM disclosure.edition e JOIN made ON e.replaces = made.id)
                        SELECT EXISTS (SELECT FROM made JOIN disclosure.edition e USING (id)
                                        WHERE e.personal
                                          AND NOT EXISTS (SELECT FROM disclosure.redaction r WHERE r.edition_id = e.id))
                            OR EXISTS (SELECT FROM made JOIN housing.change c ON c.edition_id = made.id
                                         JOIN disclosure.obligation o ON o.id = c.obligation_id
                                        WHERE c.part = 'correction' AND o.state NOT IN ('standing', 'public'))
                            OR EXISTS (SELECT FROM disclosure.obligation o
                                        WHERE o.id = :original AND o.state NOT IN ('standing', 'public'))
                        """)
                .param("original", original.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isReplaced(EditionId edition) {
        return database.sql("SELECT EXISTS (SELECT FROM disclosure.edition WHERE replaces = ?)")
                .param(edition.value())
                .query(Boolean.class)
                .single();
    }

    private Obligation obligationOf(EditionId edition) {
        return database.sql("SELECT obligation_id FROM disclosure.edition WHERE id = ?")
                .param(edition.value())
                .query(UUID.class)
                .optional()
                .map(ObligationId::new)
                .map(obligations::lock)
                .orElseThrow(() -> new ChangeRefused("disclosure.change.unknown"));
    }

    /** The obligation whose facts a change goes back to, however many corrections lie between. */
    Obligation original(Obligation obligation) {
        var replaced = of(obligation.id()).map(Change::replaces);
        return replaced.map(edition -> original(obligationOf(edition))).orElse(obligation);
    }

    /** A change is a matter of its own: the next round of the matter that it changes. */
    private Matter matter(Obligation old, Part part) {
        if (old.matter() instanceof Matter.OfNode node) {
            var round = next(old, part, 0);
            return new Matter.OfNode(node.region(), node.batch(), node.node(), round, part);
        }
        var month = (Matter.OfMonth) old.matter();
        var first = new Matter.OfMonth(month.region(), month.month(), 0, part).round();
        return new Matter.OfMonth(month.region(), month.month(), next(old, part, first) - first, part);
    }

    private int next(Obligation old, Part part, int after) {
        return database.sql("""
                        SELECT COALESCE(max(round), :after) + 1 FROM disclosure.obligation
                         WHERE region = :region AND item = :item AND batch_number IS NOT DISTINCT FROM :batch
                           AND node IS NOT DISTINCT FROM :node AND part = :part
                           AND (batch_number IS NOT NULL OR round BETWEEN :after AND :after + 99)
                        """)
                .param("after", after)
                .param("region", old.region().value())
                .param("item", old.item().value())
                .param("batch", old.batch().map(BatchNumber::value).orElse(null))
                .param("node", old.node().map(NodeId::value).orElse(null))
                .param("part", part.code())
                .query(Integer.class)
                .single();
    }

    Optional<Change> of(ObligationId obligation) {
        return database.sql("SELECT edition_id, part, reason FROM housing.change WHERE obligation_id = ?")
                .param(obligation.value())
                .query((row, number) -> new Change(
                        new EditionId(row.getObject("edition_id", UUID.class)),
                        Part.of(row.getString("part")),
                        row.getString("reason"),
                        cells(obligation)))
                .optional();
    }

    private List<ChangedCell> cells(ObligationId obligation) {
        return database.sql("SELECT registration_number, key, value FROM housing.changed_cell WHERE obligation_id = ?")
                .param(obligation.value())
                .query((row, number) -> new ChangedCell(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
