package org.anju.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.batch.ChosenHomes;
import org.anju.batch.Entrants;
import org.anju.batch.Nodes;
import org.anju.batch.OrderConfirmed;
import org.anju.batch.Outcome;
import org.anju.batch.Outcomes;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Part;
import org.anju.step.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The turns of all batches: they come from the confirmed order and are taken in it. */
@Repository
public class Turns implements ChosenHomes {

    private final JdbcClient database;
    private final Entrants entrants;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    Turns(JdbcClient database, Entrants entrants, Outcomes outcomes, OfficialClock clock) {
        this.database = database;
        this.entrants = entrants;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Every household of the order has its turn, in the transaction that confirmed the order. */
    @EventListener
    void on(OrderConfirmed event) {
        for (var place : event.order().places()) {
            var entrant = entrants.find(event.batch(), place.registrationNumber())
                    .orElseThrow(() -> new IllegalStateException(
                            "The order of batch %s names somebody who did not sign up.".formatted(event.batch())));
            database.sql("""
                            INSERT INTO housing.turn (id, batch_number, pool, position, registration_number, applicant_name,
                              project_name, unit_type, state)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
                            """)
                    .params(
                            UUID.randomUUID(),
                            event.batch().value(),
                            place.pool(),
                            place.position(),
                            place.registrationNumber(),
                            entrant.applicantName(),
                            entrant.projectName(),
                            entrant.unitType())
                    .update();
        }
    }

    /** All turns of a batch, pools in byte order, inside a pool by position. */
    public List<Turn> of(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.turn WHERE batch_number = ? ORDER BY pool, position")
                .param(batch.value())
                .query(Turns::read)
                .list();
    }

    /** The turns taken in one session, in order. */
    List<Turn> ofSession(BatchNumber batch, int session) {
        return database.sql("""
                        SELECT * FROM housing.turn WHERE batch_number = ? AND session = ? ORDER BY pool, position
                        """)
                .params(batch.value(), session)
                .query(Turns::read)
                .list();
    }

    /** Those among the given turns that are of the batch, in order. */
    List<Turn> of(BatchNumber batch, Collection<UUID> turns) {
        return database.sql("""
                        SELECT * FROM housing.turn WHERE batch_number = ? AND id = ANY(?)
                        ORDER BY pool, position
                        """)
                .params(batch.value(), turns.toArray(UUID[]::new))
                .query(Turns::read)
                .list();
    }

    Optional<Turn> find(BatchNumber batch, UUID turn) {
        return database.sql("SELECT * FROM housing.turn WHERE batch_number = ? AND id = ?")
                .params(batch.value(), turn)
                .query(Turns::read)
                .optional();
    }

    /** Whether somebody before this one in its pool still has a turn to take. */
    boolean areWaitingBefore(BatchNumber batch, Turn turn) {
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM housing.turn
                         WHERE batch_number = ? AND pool = ? AND position < ? AND state IN ('waiting', 'signed-in'))
                        """)
                .params(batch.value(), turn.pool(), turn.position())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<String> elsewhere(BatchNumber batch, String registrationNumber) {
        return database.sql("""
                        SELECT other.number FROM housing.turn t
                          JOIN housing.batch other ON other.number = t.batch_number
                          JOIN housing.batch this ON this.region = other.region AND this.number <> other.number
                         WHERE t.registration_number = ? AND t.unit_id IS NOT NULL
                           AND this.number = ? AND other.stage NOT IN ('closed', 'voided')
                           AND NOT EXISTS (SELECT FROM housing.allocation a WHERE a.batch_number = other.number
                                              AND a.registration_number = t.registration_number AND a.handover = 'forfeited')
                         ORDER BY other.number LIMIT 1
                        """)
                .params(registrationNumber, batch.value())
                .query(String.class)
                .optional();
    }

    boolean isOfOpenSession(BatchNumber batch, Turn turn) {
        return database.sql("SELECT count(*) FROM housing.turn WHERE id = ? AND (session IS NULL OR session = ?)")
                        .params(turn.id(), session(batch))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The session that is open now: one more than those whose outcome was recorded. */
    int session(BatchNumber batch) {
        return 1
                + outcomes.latest(batch, Nodes.SELECTION, Part.WHOLE)
                        .map(Outcome::round)
                        .orElse(0);
    }

    /**
     * Moves a turn to a state; a chosen one names its unit.
     *
     * @throws Refused if the unit was chosen by somebody else in the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(BatchNumber batch, Turn turn, Turn.State next, Optional<UUID> unit, UUID officer) {
        try {
            database.sql("""
                            UPDATE housing.turn SET state = ?, unit_id = ?, session = ?, decided_at = ?, decided_by = ?
                             WHERE batch_number = ? AND id = ?
                            """)
                    .params(java.util.Arrays.asList(
                            next.code(),
                            unit.orElse(null),
                            next.isTaken() ? session(batch) : null,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            officer,
                            batch.value(),
                            turn.id()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused("selection.unit-taken");
        }
    }

    /** Units of a batch that somebody has chosen. */
    public List<UUID> chosenUnits(BatchNumber batch) {
        return database.sql("SELECT unit_id FROM housing.turn WHERE batch_number = ? AND unit_id IS NOT NULL")
                .param(batch.value())
                .query(UUID.class)
                .list();
    }

    static Turn read(ResultSet row, int number) throws SQLException {
        return new Turn(
                row.getObject("id", UUID.class),
                row.getString("pool"),
                row.getInt("position"),
                row.getString("registration_number"),
                row.getString("applicant_name"),
                row.getString("project_name"),
                row.getString("unit_type"),
                Turn.State.of(row.getString("state")),
                Optional.ofNullable(row.getObject("unit_id", UUID.class)));
    }
}
