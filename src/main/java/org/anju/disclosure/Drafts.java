package org.anju.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.MaskPolicies;
import org.anju.privacy.MaskPolicy;
import org.anju.region.Region;
import org.anju.region.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the draft of an edition: project, mask, write the data files, and let the leak gate read their bytes. What the
 * gate stops is not kept: only where it was and of what kind.
 */
@Component
public class Drafts {

    private final JdbcClient database;
    private final Obligations obligations;
    private final Holds holds;
    private final Corrections corrections;
    private final Clearances clearances;
    private final Catalogue catalogue;
    private final FrozenFacts facts;
    private final MaskPolicies masks;
    private final Regions regions;
    private final IndexNumbers indexNumbers;
    private final EditionFiles files;
    private final FinalGate gate;
    private final DraftStore store;
    private final OfficialClock clock;

    Drafts(
            JdbcClient database,
            Obligations obligations,
            Holds holds,
            Corrections corrections,
            Clearances clearances,
            Catalogue catalogue,
            FrozenFacts facts,
            MaskPolicies masks,
            Regions regions,
            IndexNumbers indexNumbers,
            EditionFiles files,
            FinalGate gate,
            DraftStore store,
            OfficialClock clock) {
        this.database = database;
        this.obligations = obligations;
        this.holds = holds;
        this.corrections = corrections;
        this.clearances = clearances;
        this.catalogue = catalogue;
        this.facts = facts;
        this.masks = masks;
        this.regions = regions;
        this.indexNumbers = indexNumbers;
        this.files = files;
        this.gate = gate;
        this.store = store;
        this.clock = clock;
    }

    /** Makes the draft, or makes it again after a repair; says how it may go on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Drafted draft(ObligationId id) {
        var obligation = obligations.lock(id);
        if (obligation.state().isFulfilled()) {
            // Its edition was read back after a restore: nothing is drafted or published a second time.
            return Drafted.CLEARED;
        }
        // A hold that was read back after a restore lasts whatever is drafted; a reviewer decides about it again.
        var held = holds.isHeld(id);
        if (!prepared(obligation, Extent.FULL)) {
            obligations.move(id, held ? ObligationState.HELD : ObligationState.STOPPED, "stopped", null, null);
            return Drafted.STOPPED;
        }
        if (held) {
            obligations.move(id, ObligationState.HELD, "sent-to-review", null, null);
            return Drafted.REVIEW;
        }
        var cleared = clearances
                .inForce(obligation.region(), obligation.item())
                .filter(clearance -> clearance.grade() == Clearance.Grade.AT_ONCE);
        if (cleared.isPresent()) {
            obligations.move(
                    id, ObligationState.DRAFTED, "drafted", null, cleared.get().documentNumber());
            return Drafted.CLEARED;
        }
        obligations.move(id, ObligationState.IN_REVIEW, "sent-to-review", null, null);
        return Drafted.REVIEW;
    }

    /** Makes and keeps a draft of that extent; false if the leak gate stopped it. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean prepared(Obligation obligation, Extent extent) {
        store.drop(obligation.id());
        var mask = masks.of(obligation.region(), clock.today());
        var material = material(obligation);
        var projection = Projection.of(material, mask, extent);
        var edition = new EditionId(UUID.randomUUID());
        var region = regions.find(obligation.region()).orElseThrow();
        var number = indexNumbers.next(region);
        var written = new ArrayList<>(files.of(
                obligation, projection, catalogue.item(obligation.item()).basis(), edition, region, number));
        material.attachments()
                .forEach(each -> written.add(new StoredFile(each.name(), each.mediaType(), each.bytes())));
        var findings = gate.findings(written, officeNumbers(region, number));
        if (!findings.isEmpty()) {
            store.keepFindings(obligation.id(), findings);
            return false;
        }
        store.keep(obligation.id(), edition, projection, mask.positions(), number, written, clock.instant());
        return true;
    }

    /**
     * Makes the draft again if another mask is in force than when it was made: whoever lays two lists of a region side
     * by side sees what both masks show.
     *
     * @throws IllegalStateException if the leak gate stops it now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void underMaskInForce(Obligation obligation) {
        var extent =
                store.extentUnderOtherMask(obligation.id(), mask(obligation).positions());
        if (extent.isPresent() && !prepared(obligation, extent.get())) {
            throw new IllegalStateException(
                    "The leak gate stops obligation %s under the mask in force.".formatted(obligation.id()));
        }
    }

    private static List<String> officeNumbers(Region region, String indexNumber) {
        var numbers = new ArrayList<>(region.office().phones());
        numbers.add(region.office().creditCode());
        numbers.add(indexNumber);
        return numbers;
    }

    /** Whether all is known that the obligation has to tell, so that it can be drafted. */
    public boolean isComplete(Obligation obligation) {
        return facts.areComplete(corrections.original(obligation));
    }

    /** Makes and keeps a draft of what is known now of a matter that nobody has decided; nothing of it is personal. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean preparedSoFar(Obligation obligation) {
        facts.freeze(obligation);
        return prepared(obligation, Extent.WITHOUT_PERSONAL_DATA);
    }

    /** The facts as they were when the duty arose, with what a correction sets anew. */
    private Material material(Obligation obligation) {
        return withCorrections(obligation, facts.of(corrections.original(obligation)));
    }

    private Material withCorrections(Obligation obligation, Material material) {
        var change = corrections.of(obligation.id());
        if (change.isEmpty()) {
            return material;
        }
        // An edition may be corrected more than once: the older corrections come first.
        var before = database.sql("SELECT obligation_id FROM disclosure.edition WHERE id = ?")
                .param(change.get().replaces().value())
                .query(UUID.class)
                .single();
        var earlier = withCorrections(obligations.get(new ObligationId(before)), material);
        return change.get().apply(earlier);
    }

    /** What the public would see of an obligation now: for the page that asks an officer to decide. */
    @Transactional
    public Optional<Preview> preview(ObligationId id) {
        return store.preview(id);
    }

    /** What the leak gate found in the last draft: kind and place, never the value. */
    public List<FinalGate.Found> findings(ObligationId id) {
        return store.findings(id);
    }

    /** The mask in force for a region, as the settings page shows it. */
    public MaskPolicy mask(Obligation obligation) {
        return masks.of(obligation.region(), clock.today());
    }
}
