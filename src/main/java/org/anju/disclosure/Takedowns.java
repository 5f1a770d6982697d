package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.anju.journal.Journal;
import org.anju.region.RegionCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 紧急撤下: one click and a reason take an edition's bytes off the site; a second person confirms in one working day. */
@Repository
public class Takedowns {

    private final JdbcClient database;
    private final Calendars calendars;
    private final PublicWords words;
    private final Journal journal;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    Takedowns(
            JdbcClient database,
            Calendars calendars,
            PublicWords words,
            Journal journal,
            OfficialClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.calendars = calendars;
        this.words = words;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
    }

    /** An edition taken down; {@code confirmed} is absent until the second person has spoken. */
    public record Takedown(
            UUID id,
            EditionId edition,
            String title,
            String reason,
            LocalDate confirmBy,
            RegionCode region,
            UUID officer,
            java.util.Optional<Boolean> confirmed) {}

    /** @throws ChangeRefused if it is down already, does not exist, or no reason is given */
    @Transactional
    public void takeDown(EditionId edition, RegionCode region, String reason, UUID officer, String role) {
        PublicWords.insistOnReason(reason);
        if (words.leak(region, reason)) {
            throw new ChangeRefused("disclosure.change.leak");
        }
        // One at a time: of two alarms at once, the second would find none before it.
        database.sql("SELECT pg_advisory_xact_lock(hashtext('takedown ' || ?))")
                .param(edition.toString())
                .query(row -> {});
        var id = UUID.randomUUID();
        var inserted = database.sql("""
                        INSERT INTO disclosure.takedown (id, edition_id, taken_down_at, role, officer, reason, confirm_by)
                        SELECT :id, e.id, :at, :role, :officer, :reason, :confirmBy FROM disclosure.edition e
                         WHERE e.id = :edition AND e.region = :region
                           AND NOT EXISTS (SELECT 1 FROM disclosure.takedown t
                                            WHERE t.edition_id = e.id AND t.confirmed IS DISTINCT FROM false)
                        """)
                .param("id", id)
                .param("at", Times.sql(clock.instant()))
                .param("role", role)
                .param("officer", officer)
                .param("reason", reason.strip())
                .param(
                        "confirmBy",
                        calendars.current(region).afterEvent(clock.today(), 1).day())
                .param("edition", edition.value())
                .param("region", region.value())
                .update();
        if (inserted == 0) {
            throw new ChangeRefused("disclosure.takedown.not-possible");
        }
        log("taken-down", id, edition, reason.strip());
        events.publishEvent(new TakenDown(edition));
    }

    /** What is done in haste stands in the public log for good. */
    private void log(String deed, UUID takedown, EditionId edition, String reason) {
        var leaf = "anju-takedown-v1\n%s %s\nedition %s\nreason %s\n"
                .formatted(deed, takedown, edition, reason.replaceAll("\\R", " "));
        journal.append(
                leaf.getBytes(StandardCharsets.UTF_8),
                (deed.equals("taken-down") ? "takedown:" : "takedown-decided:") + takedown);
    }

    /**
     * The second person's word: it stays down, or it comes back.
     *
     * @throws ChangeRefused if the same person decides or it was decided before
     */
    @Transactional
    public void decide(UUID takedown, boolean confirmed, UUID officer, String role) {
        var changed = database.sql("""
                        UPDATE disclosure.takedown SET decided_at = ?, decided_by = ?, decided_role = ?, confirmed = ?
                         WHERE id = ? AND decided_at IS NULL AND officer <> ?
                        """)
                .params(Times.sql(clock.instant()), officer, role, confirmed, takedown, officer)
                .update();
        if (changed == 0) {
            throw new ChangeRefused("disclosure.takedown.second-person");
        }
        var edition = database.sql("SELECT edition_id FROM disclosure.takedown WHERE id = ?")
                .param(takedown)
                .query(UUID.class)
                .single();
        log(confirmed ? "confirmed" : "restored", takedown, new EditionId(edition), "-");
        events.publishEvent(new TakenDown(new EditionId(edition)));
    }

    /** Take-downs of these regions, newest first. */
    public List<Takedown> of(List<RegionCode> regions) {
        return database.sql("""
                        SELECT t.*, e.title, e.region FROM disclosure.takedown t JOIN disclosure.edition e ON e.id = t.edition_id
                         WHERE e.region = ANY (?) ORDER BY t.taken_down_at DESC
                        """)
                .params(new Object[] {regions.stream().map(RegionCode::value).toArray(String[]::new)})
                .query((row, number) -> new Takedown(
                        row.getObject("id", UUID.class),
                        new EditionId(row.getObject("edition_id", UUID.class)),
                        row.getString("title"),
                        row.getString("reason"),
                        row.getObject("confirm_by", LocalDate.class),
                        new RegionCode(row.getString("region")),
                        row.getObject("officer", UUID.class),
                        java.util.Optional.ofNullable(row.getObject("confirmed", Boolean.class))))
                .list();
    }
}
