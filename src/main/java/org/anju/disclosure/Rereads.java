package org.anju.disclosure;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.privacy.MaskPolicies;
import org.anju.region.RegionCode;
import org.anju.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Editions that were read back after a restore, and how far what was done again in private agrees with them. */
@Repository
public class Rereads {

    private final JdbcClient database;
    private final Obligations obligations;
    private final FrozenFacts facts;
    private final Editions editions;
    private final MaskPolicies masks;

    Rereads(JdbcClient database, Obligations obligations, FrozenFacts facts, Editions editions, MaskPolicies masks) {
        this.database = database;
        this.obligations = obligations;
        this.facts = facts;
        this.editions = editions;
        this.masks = masks;
    }

    /** How far the private steps behind an edition have come again. */
    public enum Redone {
        NOT_YET,
        THE_SAME,
        ANOTHER
    }

    /** An edition that was read back. */
    public record Reread(String subject, ObligationId obligation, RegionCode region, Redone redone) {}

    /**
     * Those that fulfil an obligation whose steps come again. One in part fulfils none: it is here until there are facts
     * again, of which the whole is made. A correction has no facts but those of what it corrects, and a month's register
     * is public as it was.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Reread> all() {
        return database.sql("""
                        SELECT r.edition_id FROM housing.reread r JOIN disclosure.edition e ON e.id = r.edition_id
                          JOIN disclosure.obligation o ON o.id = e.obligation_id
                         WHERE (o.edition_id = e.id
                                OR o.edition_id IS NULL
                                   AND NOT EXISTS (SELECT FROM housing.frozen_fact f WHERE f.obligation_id = o.id))
                           AND (e.batch_number IS NOT NULL OR NOT r.obligation_lost)
                           AND e.part NOT IN ('correction', 'withdrawal')
                           AND NOT EXISTS (SELECT FROM disclosure.redaction d WHERE d.edition_id = e.id)
                         ORDER BY e.stood_at, e.id
                        """).query(UUID.class).list().stream()
                .map(id -> reread(editions.find(new EditionId(id)).orElseThrow()))
                .toList();
    }

    private Reread reread(Edition edition) {
        var obligation = obligations.get(edition.obligation());
        var matter = obligation.matter();
        var subject = obligation
                .batch()
                .map(batch -> "%s/%s/%s/%d"
                        .formatted(
                                batch,
                                obligation.node().map(NodeId::value).orElse(""),
                                matter.part().code(),
                                matter.round()))
                .orElseGet(() -> "%s/%s/%d".formatted(obligation.region(), obligation.item(), matter.round()));
        return new Reread(subject, obligation.id(), obligation.region(), redone(edition, obligation));
    }

    private Redone redone(Edition edition, Obligation obligation) {
        if (!facts.isThere(obligation.id())) {
            return Redone.NOT_YET;
        }
        var mask = masks.of(
                obligation.region(), edition.stoodAt().atZone(Dates.ZONE).toLocalDate());
        var now = Projection.of(facts.of(obligation), mask, edition.extent());
        var rows = editions.rows(edition.id(), Integer.MAX_VALUE, 0);
        // A list that is gone from the public site was not read back; what is left of it is the headings.
        var same = Objects.equals(now.headings(), edition.headings()) && (rows.isEmpty() || rows.equals(now.rows()));
        return same ? Redone.THE_SAME : Redone.ANOTHER;
    }
}
