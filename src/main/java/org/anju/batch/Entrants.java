package org.anju.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.privacy.SealedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entrants of a batch: frozen when sign-up closes, then decided one by one. */
@Repository
public class Entrants {

    private final JdbcClient database;
    private final OfficialClock clock;

    Entrants(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many are in which state. */
    public record Counts(long all, long pending, long qualified, long refused) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(BatchNumber batch, Entrant entrant) {
        database.sql("""
                        INSERT INTO housing.entrant (id, batch_number, position, registration_number, applicant_name,
                          id_number_sealed, household_size, tier, project_code, project_name, unit_type, decision)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')
                        """)
                .params(
                        entrant.id(),
                        batch.value(),
                        entrant.position(),
                        entrant.registrationNumber(),
                        entrant.applicantName(),
                        entrant.idNumber().value(),
                        entrant.householdSize(),
                        entrant.tier(),
                        entrant.projectCode(),
                        entrant.projectName(),
                        entrant.unitType())
                .update();
    }

    public Counts counts(BatchNumber batch) {
        return database.sql("""
                        SELECT count(*), count(*) FILTER (WHERE decision = 'pending'),
                               count(*) FILTER (WHERE decision = 'qualified'),
                               count(*) FILTER (WHERE decision IN ('refused', 'carved-out'))
                          FROM housing.entrant WHERE batch_number = ?
                        """)
                .param(batch.value())
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    /** Streams the entrants in their published order. */
    public void forEach(BatchNumber batch, Consumer<Entrant> consumer) {
        try (var rows = database
                .sql("SELECT * FROM housing.entrant WHERE batch_number = ? ORDER BY position")
                .param(batch.value())
                .query(Entrants::read)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    public Optional<Entrant> find(BatchNumber batch, String registrationNumber) {
        return database.sql("SELECT * FROM housing.entrant WHERE batch_number = ? AND registration_number = ?")
                .params(batch.value(), registrationNumber)
                .query(Entrants::read)
                .optional();
    }

    /** The entrants that go on to the order. */
    public List<Entrant> qualified(BatchNumber batch) {
        return database.sql(
                        "SELECT * FROM housing.entrant WHERE batch_number = ? AND decision = 'qualified' ORDER BY position")
                .param(batch.value())
                .query(Entrants::read)
                .list();
    }

    /** 复审: decides about one; may be decided again until the node ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean decide(BatchNumber batch, UUID entrant, String decision, Optional<String> reason, UUID officer) {
        return database.sql("""
                                UPDATE housing.entrant SET decision = ?, reason = ?, decided_by = ?, decided_at = ?
                                 WHERE batch_number = ? AND id = ?
                                """)
                        .params(java.util.Arrays.asList(
                                decision,
                                reason.orElse(null),
                                officer,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                batch.value(),
                                entrant))
                        .update()
                == 1;
    }

    /** 异议成立: takes one household out of the batch without holding up the others. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean carveOut(BatchNumber batch, String registrationNumber, String reason) {
        return database.sql("""
                                UPDATE housing.entrant SET decision = 'carved-out', reason = ?, decided_at = ?
                                 WHERE batch_number = ? AND registration_number = ?
                                """)
                        .params(reason, clock.instant().atOffset(ZoneOffset.UTC), batch.value(), registrationNumber)
                        .update()
                == 1;
    }

    static Entrant read(ResultSet row, int number) throws SQLException {
        return new Entrant(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("registration_number"),
                row.getString("applicant_name"),
                new SealedText(row.getString("id_number_sealed")),
                row.getInt("household_size"),
                row.getString("tier"),
                row.getString("project_code"),
                row.getString("project_name"),
                row.getString("unit_type"),
                row.getString("decision"));
    }
}
