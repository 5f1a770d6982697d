package org.anju.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
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
    private final OfficialClock clock;

    Corrections(JdbcClient database, Obligations obligations, OfficialClock clock) {
        this.database = database;
        this.obligations = obligations;
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
        var raised = change(edition, Part.CORRECTION, reason, "更正：", "Correction: ");
        for (var cell : cells) {
            database.sql("INSERT INTO housing.changed_cell VALUES (?, ?, ?, ?)")
                    .params(raised.id().value(), cell.registrationNumber(), cell.key(), cell.value())
                    .update();
        }
        return raised;
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
        if (reason.isBlank()) {
            throw new ChangeRefused("disclosure.change.reason");
        }
        var old = obligationOf(edition);
        var changed = database.sql("SELECT count(*) FROM housing.change WHERE edition_id = ?")
                .param(edition.value())
                .query(Long.class)
                .single();
        if (changed > 0) {
            throw new ChangeRefused("disclosure.change.running");
        }
        var raised = obligations.raise(
                matter(original(old).matter(), part),
                old.item(),
                clock.today(),
                prefix + old.title(),
                prefixEn + old.titleEn());
        database.sql("INSERT INTO housing.change (obligation_id, edition_id, part, reason) VALUES (?, ?, ?, ?)")
                .params(raised.id().value(), edition.value(), part.code(), reason)
                .update();
        return raised;
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

    private Matter matter(Matter matter, Part part) {
        var next = database.sql("SELECT count(*) + 1 FROM housing.change")
                .query(Integer.class)
                .single();
        if (matter instanceof Matter.OfNode node) {
            return new Matter.OfNode(node.region(), node.batch(), node.node(), next, part);
        }
        var month = (Matter.OfMonth) matter;
        return new Matter.OfMonth(month.region(), month.month(), next % 100, part);
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
