package org.anju.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.Timeline;
import org.anju.step.Heading;
import org.anju.step.StepTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outcomes of all nodes: recorded once per round, in the transaction that ends the node, and never changed. */
@Repository
public class Outcomes {

    private final JdbcClient database;
    private final OfficialClock clock;
    private final Timeline timeline;

    Outcomes(JdbcClient database, OfficialClock clock, Timeline timeline) {
        this.database = database;
        this.clock = clock;
        this.timeline = timeline;
    }

    /** Records what an officer's step decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(NodeId node, LocalDate occurredOn, List<Heading> headings, StepTaken taken) {
        return record(new BatchNumber(taken.businessKey()), node, Part.WHOLE, occurredOn, headings, Optional.of(taken));
    }

    /** Records what a service task or a timer established. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(BatchNumber batch, NodeId node, LocalDate occurredOn, List<Heading> headings) {
        return record(batch, node, Part.WHOLE, occurredOn, headings, Optional.empty());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(
            BatchNumber batch,
            NodeId node,
            Part part,
            LocalDate occurredOn,
            List<Heading> headings,
            Optional<StepTaken> taken) {
        var round = database.sql("""
                        SELECT COALESCE(max(round), 0) + 1 FROM housing.node_outcome
                         WHERE batch_number = ? AND node = ? AND part = ?
                        """)
                .params(batch.value(), node.value(), part.code())
                .query(Integer.class)
                .single();
        database.sql("""
                        INSERT INTO housing.node_outcome
                          (batch_number, node, part, round, occurred_on, recorded_at, role, form, officer, headings)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(Arrays.asList(
                        batch.value(),
                        node.value(),
                        part.code(),
                        round,
                        occurredOn,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        taken.map(StepTaken::role).orElse("system"),
                        taken.map(StepTaken::form).orElse(""),
                        taken.map(StepTaken::officer).orElse(null),
                        Headings.format(headings)))
                .update();
        if (part == Part.LIST) {
            timeline.began(batch, node);
        } else {
            timeline.ended(batch, node, occurredOn);
        }
        return latest(batch, node, part).orElseThrow();
    }

    public Optional<Outcome> latest(BatchNumber batch, NodeId node, Part part) {
        return database.sql("""
                        SELECT * FROM housing.node_outcome WHERE batch_number = ? AND node = ? AND part = ?
                         ORDER BY round DESC LIMIT 1
                        """)
                .params(batch.value(), node.value(), part.code())
                .query(Outcomes::read)
                .optional();
    }

    public Optional<Outcome> find(BatchNumber batch, NodeId node, Part part, int round) {
        return database.sql("""
                        SELECT * FROM housing.node_outcome WHERE batch_number = ? AND node = ? AND part = ? AND round = ?
                        """)
                .params(batch.value(), node.value(), part.code(), round)
                .query(Outcomes::read)
                .optional();
    }

    /** Whether that officer ended the node in any of its rounds. */
    public boolean decidedBy(BatchNumber batch, NodeId node, UUID officer) {
        return database.sql(
                                "SELECT count(*) FROM housing.node_outcome WHERE batch_number = ? AND node = ? AND officer = ?")
                        .params(batch.value(), node.value(), officer)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Every outcome of a batch, in the order in which they were recorded. */
    public List<Outcome> of(BatchNumber batch) {
        return database.sql(
                        "SELECT * FROM housing.node_outcome WHERE batch_number = ? ORDER BY recorded_at, node, round")
                .param(batch.value())
                .query(Outcomes::read)
                .list();
    }

    /** Every outcome recorded before that instant, of all batches. */
    public List<Outcome> recordedBefore(java.time.Instant instant) {
        return database.sql(
                        "SELECT * FROM housing.node_outcome WHERE recorded_at < ? ORDER BY recorded_at, node, round")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query(Outcomes::read)
                .list();
    }

    /** Keeps what a drafting step's form said until the approving step publishes it; drafting again replaces it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(StepTaken taken, String task) {
        database.sql("""
                        INSERT INTO housing.kept_heading (batch_number, task, headings) VALUES (?, ?, ?::jsonb)
                        ON CONFLICT (batch_number, task) DO UPDATE SET headings = excluded.headings
                        """)
                .params(taken.businessKey(), task, Headings.format(taken.headings()))
                .update();
    }

    public List<Heading> kept(BatchNumber batch, String task) {
        return database.sql("SELECT headings FROM housing.kept_heading WHERE batch_number = ? AND task = ?")
                .params(batch.value(), task)
                .query(String.class)
                .optional()
                .map(Headings::parse)
                .orElse(List.of());
    }

    private static Outcome read(ResultSet row, int number) throws SQLException {
        return new Outcome(
                new BatchNumber(row.getString("batch_number")),
                new NodeId(row.getString("node")),
                Part.of(row.getString("part")),
                row.getInt("round"),
                row.getObject("occurred_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                Headings.parse(row.getString("headings")));
    }
}
