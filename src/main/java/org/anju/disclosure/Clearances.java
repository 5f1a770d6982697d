package org.anju.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The clearances that regions have given, one in force per item. */
@Repository
public class Clearances {

    private final JdbcClient database;
    private final OfficialClock clock;

    Clearances(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What may be published of an item today without a review; none if nobody has said so or the term is over. */
    public Optional<Clearance> inForce(RegionCode region, ItemCode item) {
        return database.sql("SELECT * FROM housing.clearance WHERE region = ? AND item = ? AND revoked_at IS NULL")
                .params(region.value(), item.value())
                .query(Clearances::read)
                .optional()
                .filter(clearance -> clearance.inForceOn(clock.today()));
    }

    public List<Clearance> of(RegionCode region) {
        return database.sql("SELECT * FROM housing.clearance WHERE region = ? AND revoked_at IS NULL ORDER BY item")
                .param(region.value())
                .query(Clearances::read)
                .list();
    }

    /**
     * One line of who allowed what, and who took it back.
     *
     * @param givenBy the officer's id
     */
    public record Given(
            Clearance clearance,
            Optional<ImpactAssessment> assessment,
            UUID givenBy,
            Instant givenAt,
            Optional<Instant> revokedAt) {}

    /** Every clearance that a region ever gave, newest first. */
    public List<Given> history(RegionCode region) {
        return database.sql("""
                        SELECT c.*, a.asked_by, a.assessed_on, a.document_number AS report, a.findings
                          FROM housing.clearance c LEFT JOIN housing.impact_assessment a ON a.clearance_id = c.id
                         WHERE c.region = ? ORDER BY c.given_at DESC, c.id LIMIT 200
                        """)
                .param(region.value())
                .query((row, number) -> new Given(
                        read(row, number),
                        assessment(row),
                        row.getObject("given_by", UUID.class),
                        row.getTimestamp("given_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant)))
                .list();
    }

    private static Optional<ImpactAssessment> assessment(ResultSet row) throws SQLException {
        return row.getString("report") == null
                ? Optional.empty()
                : Optional.of(new ImpactAssessment(
                        row.getString("asked_by"),
                        row.getObject("assessed_on", LocalDate.class),
                        row.getString("report"),
                        row.getString("findings")));
    }

    /** Gives a clearance on its assessment; one that was in force for the item is revoked by it. */
    @Transactional
    public void give(Clearance clearance, ImpactAssessment assessment, UUID officer) {
        revoke(clearance.region(), clearance.item(), officer);
        database.sql("""
                        INSERT INTO housing.clearance
                          (id, region, item, grade, document_number, scope, valid_from, expires_on, given_by, given_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        clearance.id(),
                        clearance.region().value(),
                        clearance.item().value(),
                        clearance.grade().code(),
                        clearance.documentNumber(),
                        clearance.scope(),
                        clearance.validFrom(),
                        clearance.expiresOn(),
                        officer,
                        Times.sql(clock.instant()))
                .update();
        database.sql("INSERT INTO housing.impact_assessment VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        clearance.id(),
                        assessment.askedBy(),
                        assessment.assessedOn(),
                        assessment.documentNumber(),
                        assessment.findings(),
                        officer,
                        Times.sql(clock.instant()))
                .update();
    }

    @Transactional
    public void revoke(RegionCode region, ItemCode item, UUID officer) {
        database.sql(
                        "UPDATE housing.clearance SET revoked_at = ?, revoked_by = ? WHERE region = ? AND item = ? AND revoked_at IS NULL")
                .params(Times.sql(clock.instant()), officer, region.value(), item.value())
                .update();
    }

    private static Clearance read(ResultSet row, int number) throws SQLException {
        return new Clearance(
                row.getObject("id", UUID.class),
                new RegionCode(row.getString("region")),
                new ItemCode(row.getString("item")),
                Clearance.Grade.of(row.getString("grade")),
                row.getString("document_number"),
                row.getString("scope"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("expires_on", LocalDate.class));
    }
}
