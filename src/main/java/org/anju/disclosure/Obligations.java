package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every duty to publish: how it arises, moves with the calendar, and ends. */
@Repository
public class Obligations {

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final Counting counting;
    private final ObligationRecount recount;
    private final FrozenFacts facts;
    private final RereadHolds rereadHolds;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Obligations(
            JdbcClient database,
            Catalogue catalogue,
            Counting counting,
            ObligationRecount recount,
            FrozenFacts facts,
            RereadHolds rereadHolds,
            OfficialClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.catalogue = catalogue;
        this.counting = counting;
        this.recount = recount;
        this.facts = facts;
        this.rereadHolds = rereadHolds;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Raises the obligation that a node's end created, once: a verb that is called again finds the first. The facts are
     * copied with it; a change has none of its own.
     *
     * @param occurredOn the fact's own day, which is day 0 of the count
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Obligation raise(Matter matter, ItemCode code, LocalDate occurredOn, String title, String titleEn) {
        var item = catalogue.item(code);
        var deadline = counting.first(matter.region(), item.rule(), occurredOn);
        var id = new ObligationId(UUID.randomUUID());
        var inserted = database.sql("""
                        INSERT INTO disclosure.obligation (id, region, item, batch_number, node, round, part, title, title_en,
                            trigger_on, arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state)
                        VALUES (:id, :region, :item, :batch, :node, :round, :part, :title, :titleEn,
                            :triggerOn, :arisenAt, :rule, :dueOn, :provisional, :version, :derivation, :derivationEn, 'open')
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id.value())
                .param("region", matter.region().value())
                .param("item", code.value())
                .param("batch", batchOf(matter))
                .param("node", nodeOf(matter))
                .param("round", matter.round())
                .param("part", matter.part().code())
                .param("title", title)
                .param("titleEn", titleEn)
                .param("triggerOn", occurredOn)
                .param("arisenAt", Times.sql(clock.instant()))
                .param("rule", item.rule().code())
                .param("dueOn", deadline.day())
                .param("provisional", deadline.provisional())
                .param("version", deadline.version().value())
                .param("derivation", counting.words(deadline, Locale.SIMPLIFIED_CHINESE))
                .param("derivationEn", counting.words(deadline, Locale.ENGLISH))
                .update();
        if (inserted == 0) {
            return raisedBefore(of(matter, code).orElseThrow());
        }
        record(id, "arisen", null, null);
        rereadHolds.basisOf(id).ifPresent(basis -> move(id, ObligationState.HELD, "held", null, basis));
        var obligation = get(id);
        if (!matter.part().isChange()) {
            facts.freeze(obligation);
        }
        events.publishEvent(new ObligationArisen(obligation));
        return obligation;
    }

    /** One that was read back after a restore has no facts until its node has ended again. */
    private Obligation raisedBefore(Obligation obligation) {
        if (!obligation.matter().part().isChange() && !facts.isThere(obligation.id())) {
            facts.freeze(obligation);
        }
        return obligation;
    }

    /** The obligation as it reads once it is counted by the calendar now in force, which a worker may yet have to do. */
    public Obligation counted(ObligationId id) {
        return counting.now(get(id));
    }

    public Obligation get(ObligationId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no obligation " + id + "."));
    }

    public Optional<Obligation> find(ObligationId id) {
        return database.sql("SELECT * FROM disclosure.obligation WHERE id = ?")
                .param(id.value())
                .query(ObligationRows::read)
                .optional();
    }

    /** The obligation, locked until the transaction ends, so that two who decide about it wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Obligation lock(ObligationId id) {
        return database.sql("SELECT * FROM disclosure.obligation WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(ObligationRows::read)
                .single();
    }

    /**
     * What the matter has to tell has been decided: its facts are copied once more, and whoever waits for it goes on.
     * The obligation is locked, so that a process about to wait either sees the decision or is found waiting.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Matter matter, ItemCode item) {
        of(matter, item).map(obligation -> lock(obligation.id())).ifPresent(obligation -> {
            facts.freeze(obligation);
            events.publishEvent(new MaterialComplete(obligation));
        });
    }

    public Optional<Obligation> of(Matter matter, ItemCode item) {
        return database.sql("""
                        SELECT * FROM disclosure.obligation
                         WHERE region = ? AND item = ? AND batch_number IS NOT DISTINCT FROM ? AND node IS NOT DISTINCT FROM ?
                           AND round = ? AND part = ?
                        """)
                .params(Arrays.asList(
                        matter.region().value(),
                        item.value(),
                        batchOf(matter),
                        nodeOf(matter),
                        matter.round(),
                        matter.part().code()))
                .query(ObligationRows::read)
                .optional();
    }

    /** Every obligation of a batch, in the order in which they arose. */
    public List<Obligation> ofBatch(BatchNumber batch) {
        return database.sql("SELECT * FROM disclosure.obligation WHERE batch_number = ? ORDER BY arisen_at, node, part")
                .param(batch.value())
                .query(ObligationRows::read)
                .list();
    }

    /** Obligations not yet public in these regions, least time left first. */
    public List<Obligation> open(List<RegionCode> regions, int limit, int offset) {
        return database.sql("""
                        SELECT * FROM disclosure.obligation WHERE state <> 'public' AND region = ANY (?)
                         ORDER BY due_on, arisen_at, id LIMIT ? OFFSET ?
                        """)
                .params(codes(regions), limit, offset)
                .query(ObligationRows::read)
                .list();
    }

    /** Obligations of these regions that are public, newest first. */
    public List<Obligation> done(List<RegionCode> regions, int limit, int offset) {
        return database.sql("""
                        SELECT * FROM disclosure.obligation WHERE state = 'public' AND region = ANY (?)
                         ORDER BY arisen_at DESC, id LIMIT ? OFFSET ?
                        """)
                .params(codes(regions), limit, offset)
                .query(ObligationRows::read)
                .list();
    }

    private static String[] codes(List<RegionCode> regions) {
        return regions.stream().map(RegionCode::value).toArray(String[]::new);
    }

    /** Every obligation that is not public, whatever its region; the oldest first. */
    public List<Obligation> notPublic() {
        return database.sql("SELECT * FROM disclosure.obligation WHERE state <> 'public' ORDER BY arisen_at, id")
                .query(ObligationRows::read)
                .list();
    }

    /** Whether that execution of a node has an obligation. */
    public boolean isOwed(BatchNumber batch, NodeId node, Part part, int round) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM disclosure.obligation
                          WHERE batch_number = ? AND node = ? AND part = ? AND round = ?)
                        """)
                .params(batch.value(), node.value(), part.code(), round)
                .query(Boolean.class)
                .single();
    }

    /** How many are not public and due from the one day to the other, both included. */
    public long countDue(LocalDate from, LocalDate to) {
        return database.sql(
                        "SELECT count(*) FROM disclosure.obligation WHERE state <> 'public' AND due_on BETWEEN ? AND ?")
                .params(from, to)
                .query(Long.class)
                .single();
    }

    /** How many are on record as overdue and still not public. */
    public long countOverdue() {
        return database.sql("""
                        SELECT count(*) FROM disclosure.obligation o JOIN disclosure.overdue v ON v.obligation_id = o.id
                         WHERE o.state <> 'public'
                        """).query(Long.class).single();
    }

    /**
     * Whether everything that the last round of a node owed is public. The obligations are locked, so that an answer
     * of "not yet" and the wait that follows it commit before the publication can look for whom to wake.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isPublic(BatchNumber batch, NodeId node, Part part) {
        var states = database.sql("""
                        SELECT state FROM disclosure.obligation o
                         WHERE batch_number = :batch AND node = :node AND part = :part
                           AND round = (SELECT max(round) FROM disclosure.obligation
                                         WHERE batch_number = :batch AND node = :node AND part = :part)
                         ORDER BY id FOR UPDATE
                        """)
                .param("batch", batch.value())
                .param("node", node.value())
                .param("part", part.code())
                .query(String.class)
                .list();
        return !states.isEmpty() && states.stream().allMatch("public"::equals);
    }

    /** Whether every obligation of a batch is public; locks them as {@link #isPublic} does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean allPublic(BatchNumber batch) {
        return database
                .sql("SELECT state FROM disclosure.obligation WHERE batch_number = ? ORDER BY id FOR UPDATE")
                .param(batch.value())
                .query(String.class)
                .list()
                .stream()
                .allMatch("public"::equals);
    }

    /** @throws IllegalStateException if the obligation may not become that from where it stands */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(
            ObligationId id, ObligationState next, String event, @Nullable String role, @Nullable String note) {
        var now = lock(id);
        if (!now.state().mayBecome(next)) {
            throw new IllegalStateException("Obligation %s is %s and cannot become %s."
                    .formatted(id, now.state().code(), next.code()));
        }
        if (next == ObligationState.PUBLIC) {
            // What is public is never counted again, so its due day has to be right by now.
            recount.countAgain(now);
        }
        database.sql("UPDATE disclosure.obligation SET state = ? WHERE id = ?")
                .params(next.code(), id.value())
                .update();
        record(id, event, role, note);
    }

    void stand(ObligationId id, EditionId edition) {
        database.sql("UPDATE disclosure.obligation SET edition_id = ? WHERE id = ?")
                .params(edition.value(), id.value())
                .update();
        move(id, ObligationState.STANDING, "standing", null, null);
    }

    /** Appends to what happened to an obligation. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(ObligationId id, String kind, @Nullable String role, @Nullable String note) {
        database.sql("""
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, role, note)
                        SELECT :id, COALESCE(max(position), 0) + 1, :at, :kind, :role, :note
                          FROM disclosure.obligation_event WHERE obligation_id = :id
                        """)
                .param("id", id.value())
                .param("at", Times.sql(clock.instant()))
                .param("kind", kind)
                .param("role", role)
                .param("note", note)
                .update();
    }

    public List<ObligationEvent> history(ObligationId id) {
        return database.sql(
                        "SELECT at, kind, role, note FROM disclosure.obligation_event WHERE obligation_id = ? ORDER BY position")
                .param(id.value())
                .query((row, number) -> new ObligationEvent(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("role")),
                        Optional.ofNullable(row.getString("note"))))
                .list();
    }

    /** Since when a newer calendar has waited for the obligation to be counted by it; empty if none does. */
    public Optional<Instant> behindSince(Obligation obligation) {
        return counting.behindSince(obligation);
    }

    /** Counts the obligation by the calendar now in force, if that has not been done yet. */
    @Transactional
    public void countAgain(ObligationId id) {
        var obligation = lock(id);
        if (obligation.state() != ObligationState.PUBLIC) {
            recount.countAgain(obligation);
        }
    }

    /** Records 逾期 if the obligation is not public although its due day has ended; once, for ever. */
    @Transactional
    public boolean recordOverdue(ObligationId id) {
        var obligation = counting.now(lock(id));
        if (obligation.state() == ObligationState.PUBLIC || !clock.today().isAfter(obligation.dueOn())) {
            return false;
        }
        var inserted = database.sql(
                        "INSERT INTO disclosure.overdue (obligation_id, due_on, recorded_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(id.value(), obligation.dueOn(), Times.sql(clock.instant()))
                .update();
        if (inserted == 1) {
            record(id, "overdue", null, null);
        }
        return inserted == 1;
    }

    public Optional<Instant> overdueSince(ObligationId id) {
        return database.sql("SELECT recorded_at FROM disclosure.overdue WHERE obligation_id = ?")
                .param(id.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static @Nullable String batchOf(Matter matter) {
        return matter instanceof Matter.OfNode of ? of.batch().value() : null;
    }

    private static @Nullable String nodeOf(Matter matter) {
        return matter instanceof Matter.OfNode of ? of.node().value() : null;
    }
}
