package org.anju.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.batch.Entrants;
import org.anju.calendar.OfficialClock;
import org.anju.step.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The objections raised in notice periods. One that stands carves its household out; the others go on. */
@Repository
public class Objections {

    private final JdbcClient database;
    private final Notices notices;
    private final Entrants entrants;
    private final OfficialClock clock;

    Objections(JdbcClient database, Notices notices, Entrants entrants, OfficialClock clock) {
        this.database = database;
        this.notices = notices;
        this.entrants = entrants;
        this.clock = clock;
    }

    /** @throws Refused if the notice is not open or the household is not on its list */
    @Transactional
    public void receive(NoticeId id, LocalDate receivedOn, Optional<String> about, String summary, UUID officer) {
        var notice = notices.get(id);
        if (notice.opened().isEmpty() || notice.closed().isPresent()) {
            throw new Refused("notice.objection.not-open");
        }
        if (receivedOn.isAfter(clock.today())
                || receivedOn.isBefore(notice.opened().get())
                || receivedOn.isAfter(notice.lastDay().orElseThrow())) {
            throw new Refused(List.of(new Refused.Objection("receivedOn", "notice.objection.outside-period")));
        }
        if (about.isPresent() && entrants.find(id.batch(), about.get()).isEmpty()) {
            throw new Refused(
                    List.of(new Refused.Objection("about", "notice.objection.unknown-household", about.get())));
        }
        if (summary.isBlank()) {
            throw new Refused(List.of(new Refused.Objection("summary", "notice.objection.summary")));
        }
        database.sql("""
                        INSERT INTO housing.objection (id, notice_id, received_on, recorded_at, recorded_by, registration_number, summary)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(java.util.Arrays.asList(
                        UUID.randomUUID(),
                        id.toString(),
                        receivedOn,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        officer,
                        about.orElse(null),
                        summary.strip()))
                .update();
    }

    /** @throws Refused if it was decided before, no reason is given, or who received it decides it */
    @Transactional
    public void decide(NoticeId id, UUID objection, boolean upheld, String reason, UUID officer) {
        if (reason.isBlank()) {
            throw new Refused(List.of(new Refused.Objection("reason", "notice.objection.reason")));
        }
        var receivedBy = database.sql("SELECT recorded_by FROM housing.objection WHERE id = ? AND notice_id = ?")
                .params(objection, id.toString())
                .query(UUID.class)
                .optional();
        if (receivedBy.filter(officer::equals).isPresent()) {
            throw new Refused("notice.objection.four-eyes");
        }
        var changed = database.sql("""
                        UPDATE housing.objection SET decision = ?, decision_reason = ?, decided_on = ?, decided_by = ?
                         WHERE id = ? AND notice_id = ? AND decision IS NULL
                        """)
                .params(
                        upheld ? "upheld" : "dismissed",
                        reason.strip(),
                        clock.today(),
                        officer,
                        objection,
                        id.toString())
                .update();
        if (changed == 0) {
            throw new Refused("notice.objection.decided");
        }
        if (upheld) {
            of(id).stream()
                    .filter(each -> each.id().equals(objection))
                    .flatMap(each -> each.registrationNumber().stream())
                    .forEach(number -> entrants.carveOut(id.batch(), number, "objection"));
        }
    }

    public List<Objection> of(NoticeId id) {
        return database.sql("SELECT * FROM housing.objection WHERE notice_id = ? ORDER BY recorded_at, id")
                .param(id.toString())
                .query(Objections::read)
                .list();
    }

    private static Objection read(ResultSet row, int number) throws SQLException {
        return new Objection(
                row.getObject("id", UUID.class),
                row.getObject("received_on", LocalDate.class),
                Optional.ofNullable(row.getString("registration_number")),
                row.getString("summary"),
                Optional.ofNullable(row.getString("decision")),
                Optional.ofNullable(row.getString("decision_reason")));
    }
}
