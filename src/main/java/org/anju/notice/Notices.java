package org.anju.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.batch.Batches;
import org.anju.batch.Outcomes;
import org.anju.batch.Procedures;
import org.anju.calendar.CalendarVersion;
import org.anju.calendar.Calendars;
import org.anju.calendar.Floor;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Part;
import org.anju.step.Heading;
import org.anju.step.StepTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All notices: announced when their node is reached, open from the day their list is public, closed after the floor. */
@Repository
public class Notices {

    private final JdbcClient database;
    private final Batches batches;
    private final Procedures procedures;
    private final Outcomes outcomes;
    private final Obligations obligations;
    private final Calendars calendars;
    private final NoticeCounting counting;
    private final NoticeRecount recount;
    private final OfficialClock clock;

    Notices(
            JdbcClient database,
            Batches batches,
            Procedures procedures,
            Outcomes outcomes,
            Obligations obligations,
            Calendars calendars,
            NoticeCounting counting,
            NoticeRecount recount,
            OfficialClock clock) {
        this.database = database;
        this.batches = batches;
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.obligations = obligations;
        this.calendars = calendars;
        this.counting = counting;
        this.recount = recount;
        this.clock = clock;
    }

    /** Announces the notice of a node, for as many days as the batch's procedure says, and records its list. */
    @Transactional(propagation = Propagation.MANDATORY)
    public NoticeId announce(BatchNumber batch, NodeId node) {
        var procedure = procedures.get(batch);
        var days = procedure.noticeDays(node);
        var headings = List.of(Heading.plain(
                "days",
                "公示期",
                "On notice for",
                procedure.noticeUnit().equals("working-days") ? "不少于" + days + "个工作日" : "不少于" + days + "日"));
        var outcome = outcomes.record(batch, node, Part.LIST, clock.today(), headings, Optional.empty());
        var id = new NoticeId(batch, node, outcome.round());
        database.sql("""
                        INSERT INTO housing.notice (id, batch_number, region, node, round, days, unit) VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.toString(),
                        batch.value(),
                        batches.get(batch).region().value(),
                        node.value(),
                        id.round(),
                        days,
                        procedure.noticeUnit())
                .update();
        return id;
    }

    /** The list is public: from today the floor counts. Opening again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(NoticeId id) {
        var publicOn = clock.today();
        var floor = floor(get(id), publicOn);
        database.sql("""
                        UPDATE housing.notice SET opened_on = ?, last_day = ?, calendar_version = ?
                         WHERE id = ? AND opened_on IS NULL
                        """)
                .params(publicOn, floor.lastDay(), floor.version().value(), id.toString())
                .update();
    }

    private Floor floor(Notice notice, LocalDate publicOn) {
        return notice.floor(calendars.current(notice.region()), publicOn);
    }

    /** The notice with its last day by the calendar in force now, whether or not its turn to be counted has come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Notice counted(NoticeId id) {
        return recount.countAgain(id);
    }

    /** The first instant after the period: 24:00 of its last day, by the calendar in force now. */
    public Instant overAt(NoticeId id) {
        return counting.now(get(id))
                .overAt()
                .orElseThrow(() -> new IllegalStateException("Notice %s is not open yet.".formatted(id)));
    }

    /** Closes the notice and records what became of it; the fact's own day is the last of the period, not this one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void close(Notice notice, List<Heading> headings, Optional<StepTaken> taken) {
        outcomes.record(
                notice.id().batch(),
                notice.id().node(),
                Part.OUTCOME,
                notice.lastDay().orElseThrow(),
                headings,
                taken);
        close(notice.id());
        obligations.complete(notice.outcome(), Notice.ITEM);
    }

    /** Ends a notice that has nothing to tell, because its period never came to an end. */
    @Transactional(propagation = Propagation.MANDATORY)
    void close(NoticeId id) {
        database.sql("UPDATE housing.notice SET closed_on = ? WHERE id = ?")
                .params(clock.today(), id.toString())
                .update();
    }

    /** @throws IllegalArgumentException if there is none */
    public Notice get(NoticeId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no notice " + id + "."));
    }

    public Optional<Notice> find(NoticeId id) {
        return database.sql("SELECT * FROM housing.notice WHERE id = ?")
                .param(id.toString())
                .query(Notices::read)
                .optional();
    }

    public List<Notice> of(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.notice WHERE batch_number = ? ORDER BY node, round")
                .param(batch.value())
                .query(Notices::read)
                .list();
    }

    /** Those that were announced and not closed, whether or not their list is public yet. */
    public List<Notice> unclosed() {
        return database.sql("SELECT * FROM housing.notice WHERE closed_on IS NULL ORDER BY id")
                .query(Notices::read)
                .list();
    }

    static Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                NoticeId.parse(row.getString("id")),
                new org.anju.region.RegionCode(row.getString("region")),
                row.getInt("days"),
                row.getString("unit"),
                Optional.ofNullable(row.getObject("opened_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                new CalendarVersion(row.getLong("calendar_version")),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }
}
