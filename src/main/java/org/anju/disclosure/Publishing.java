package org.anju.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.journal.Journal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a draft become an edition: rows, files, leaf and the engine's step commit together or not at all. It stands from
 * that commit; it is public when it was read back from outside.
 */
@Component
public class Publishing {

    private final JdbcClient database;
    private final Obligations obligations;
    private final Clearances clearances;
    private final Corrections corrections;
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Journal journal;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Publishing(
            JdbcClient database,
            Obligations obligations,
            Clearances clearances,
            Corrections corrections,
            Catalogue catalogue,
            Drafts drafts,
            Journal journal,
            OfficialClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.obligations = obligations;
        this.clearances = clearances;
        this.corrections = corrections;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes what was drafted and reviewed. Called again, it finds the obligation fulfilled and does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(ObligationId id) {
        var obligation = obligations.lock(id);
        if (!obligation.state().isFulfilled()) {
            var edition = stand(obligation);
            obligations.stand(id, edition);
            events.publishEvent(new EditionStands(edition, obligations.get(id)));
        }
    }

    /**
     * 09:00 of the due day: publishes what the clearance allows. In full, and the obligation is fulfilled; or without
     * personal data, and it stays open; or, of a matter that nobody has decided yet, what is known so far, and it stays
     * open; or nothing, and that is recorded. A draft that a reviewer sent back is not published whole before it was
     * drafted again: what would be published for ever was found wrong.
     *
     * @return whether the obligation is fulfilled by it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lapse(ObligationId id) {
        var obligation = obligations.lock(id);
        var undecided = obligation.state() == ObligationState.OPEN && !drafts.isComplete(obligation);
        if (obligation.state() != ObligationState.IN_REVIEW && !undecided) {
            return obligation.state().isFulfilled();
        }
        var clearance = clearances.inForce(obligation.region(), obligation.item());
        if (clearance.isEmpty()) {
            obligations.record(id, "lapsed-without-clearance", null, null);
            return false;
        }
        if (undecided) {
            if (drafts.preparedSoFar(obligation)) {
                publishInPart(obligation, "known-so-far");
            }
            return false;
        }
        var personal = drafts.preview(id).map(Preview::personal).orElse(false);
        var sentBack = isSentBack(id);
        if (personal && (sentBack || clearance.get().grade() == Clearance.Grade.ON_DUE_DAY_WITHOUT_PERSONAL_DATA)) {
            if (partial(obligation).isEmpty() && drafts.prepared(obligation, Extent.WITHOUT_PERSONAL_DATA)) {
                publishInPart(obligation, "without-personal-data");
            }
            drafts.prepared(obligation, Extent.FULL);
            return false;
        }
        if (sentBack) {
            obligations.record(id, "lapsed-sent-back", null, null);
            return false;
        }
        obligations.record(id, "lapsed", null, clearance.get().documentNumber());
        publish(id);
        return true;
    }

    private boolean isSentBack(ObligationId id) {
        return obligations.history(id).stream()
                .filter(event ->
                        event.kind().equals("sent-to-review") || event.kind().equals("reviewed"))
                .reduce((first, second) -> second)
                .filter(event -> event.kind().equals("reviewed"))
                .flatMap(ObligationEvent::note)
                .filter(ReviewDisclosure.REWORK::equals)
                .isPresent();
    }

    /** An edition that does not fulfil the obligation; the full one will take its place. */
    private void publishInPart(Obligation obligation, String why) {
        var edition = stand(obligation);
        obligations.record(obligation.id(), "lapsed", null, why);
        events.publishEvent(new EditionStands(edition, obligation));
    }

    private EditionId stand(Obligation obligation) {
        drafts.underMaskInForce(obligation);
        var edition = database.sql("SELECT edition_id FROM housing.draft WHERE obligation_id = ?")
                .param(obligation.id().value())
                .query(UUID.class)
                .optional()
                .map(EditionId::new)
                .orElseThrow(() ->
                        new IllegalStateException("Obligation %s has no draft to publish.".formatted(obligation.id())));
        insertEdition(obligation, edition);
        database.sql("INSERT INTO disclosure.edition_row SELECT * FROM housing.draft_row WHERE edition_id = ?")
                .param(edition.value())
                .update();
        insertFiles(edition);
        journal.append(LeafText.of(database, edition), edition.toString());
        database.sql("DELETE FROM housing.draft WHERE edition_id = ?")
                .param(edition.value())
                .update();
        return edition;
    }

    private void insertEdition(Obligation obligation, EditionId edition) {
        var item = catalogue.item(obligation.item());
        var change = corrections.of(obligation.id());
        var partial = partial(obligation);
        var replaces = change.map(Corrections.Change::replaces).or(() -> partial);
        var matter = obligation.matter();
        database.sql("""
                        INSERT INTO disclosure.edition (id, obligation_id, region, item, batch_number, node, round, part, kind,
                          replaces, reason, index_number, title, title_en, basis, headings, columns, row_count, rows_root,
                          extent, mask, personal, formed_on, stood_at, display_until)
                        SELECT d.edition_id, :obligation, :region, :item, :batch, :node, :round, :part, :kind,
                          :replaces, :reason, d.index_number, :title, :titleEn, :basis, d.headings, d.columns, d.row_count,
                          d.rows_root, d.extent, d.mask, d.personal, :formedOn, :stoodAt,
                          CASE WHEN d.personal THEN :displayUntil END
                          FROM housing.draft d WHERE d.edition_id = :edition
                        """)
                .param("edition", edition.value())
                .param("obligation", obligation.id().value())
                .param("region", obligation.region().value())
                .param("item", obligation.item().value())
                .param("batch", obligation.batch().map(BatchNumber::value).orElse(null))
                .param("node", obligation.node().map(NodeId::value).orElse(null))
                .param("round", matter.round())
                .param("part", matter.part().code())
                .param(
                        "kind",
                        change.map(each -> each.part().code()).orElse(partial.isPresent() ? "correction" : "original"))
                .param("replaces", replaces.map(EditionId::value).orElse(null))
                .param(
                        "reason",
                        change.map(Corrections.Change::reason)
                                .orElse(partial.isPresent() ? OwnWords.COMPLETED.kept() : null))
                .param("title", obligation.title())
                .param("titleEn", obligation.titleEn())
                .param("basis", item.basis())
                .param("formedOn", obligation.triggerOn())
                .param("stoodAt", Times.sql(clock.instant()))
                .param("displayUntil", displayUntil(item))
                .update();
    }

    /** The edition without personal data that a lapse published before the full one was allowed. */
    private java.util.Optional<EditionId> partial(Obligation obligation) {
        return database.sql("SELECT id FROM disclosure.edition WHERE obligation_id = ? ORDER BY stood_at DESC LIMIT 1")
                .param(obligation.id().value())
                .query(UUID.class)
                .optional()
                .map(EditionId::new);
    }

    private LocalDate displayUntil(Item item) {
        return clock.today().plusYears(Math.max(1, item.displayYears()));
    }

    private void insertFiles(EditionId edition) {
        database.sql("""
                        INSERT INTO disclosure.edition_file
                          (edition_id, name, media_type, sha256, salt, size, bytes, commitment)
                        SELECT edition_id, name, media_type, sha256, salt, size, bytes, commitment
                          FROM housing.draft_file WHERE edition_id = ?
                        """).param(edition.value()).update();
    }
}
