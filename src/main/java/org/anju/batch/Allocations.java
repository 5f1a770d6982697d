package org.anju.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was allocated what, per batch; compiled by one person, approved by another, then handed over or forfeited. */
@Repository
public class Allocations {

    private final JdbcClient database;

    Allocations(JdbcClient database) {
        this.database = database;
    }

    /** Writes the result; compiling again replaces what was not yet approved. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void compile(BatchNumber batch, List<Allocation> allocations, UUID officer) {
        database.sql("DELETE FROM housing.allocation WHERE batch_number = ?")
                .param(batch.value())
                .update();
        for (var allocation : allocations) {
            database.sql("""
                            INSERT INTO housing.allocation (id, batch_number, position, registration_number, applicant_name, unit_id,
                              project_name, unit_type, area, compiled_by, handover)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')
                            """)
                    .params(
                            allocation.id(),
                            batch.value(),
                            allocation.position(),
                            allocation.registrationNumber(),
                            allocation.applicantName(),
                            allocation.unit(),
                            allocation.projectName(),
                            allocation.unitType(),
                            allocation.area(),
                            officer)
                    .update();
        }
    }

    public Optional<UUID> compiledBy(BatchNumber batch) {
        return database.sql("SELECT compiled_by FROM housing.allocation WHERE batch_number = ? LIMIT 1")
                .param(batch.value())
                .query(UUID.class)
                .optional();
    }

    public List<Allocation> of(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.allocation WHERE batch_number = ? ORDER BY position")
                .param(batch.value())
                .query(Allocations::read)
                .list();
    }

    /** Those among the given allocations that are of the batch; by number, so that nobody waits for each other. */
    List<Allocation> of(BatchNumber batch, Collection<UUID> allocations) {
        return database.sql("""
                        SELECT * FROM housing.allocation WHERE batch_number = ? AND id = ANY(?)
                         ORDER BY registration_number COLLATE "C"
                        """)
                .params(batch.value(), allocations.toArray(UUID[]::new))
                .query(Allocations::read)
                .list();
    }

    /** Registration numbers of the result that are not among the qualified entrants: the chain is broken there. */
    public List<String> notSignedUp(BatchNumber batch) {
        return database.sql("""
                        SELECT a.registration_number FROM housing.allocation a
                         WHERE a.batch_number = ?
                           AND NOT EXISTS (SELECT 1 FROM housing.entrant e
                                            WHERE e.batch_number = a.batch_number
                                              AND e.registration_number = a.registration_number
                                              AND e.decision = 'qualified')
                         ORDER BY 1
                        """).param(batch.value()).query(String.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(BatchNumber batch, UUID allocation, String outcome) {
        database.sql("UPDATE housing.allocation SET handover = ? WHERE batch_number = ? AND id = ?")
                .params(outcome, batch.value(), allocation)
                .update();
    }

    static Allocation read(ResultSet row, int number) throws SQLException {
        return new Allocation(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("registration_number"),
                row.getString("applicant_name"),
                row.getObject("unit_id", UUID.class),
                row.getString("project_name"),
                row.getString("unit_type"),
                row.getBigDecimal("area"),
                row.getString("handover"));
    }
}
