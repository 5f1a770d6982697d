package org.anju.register;

import java.sql.Timestamp;
import java.time.Instant;
import org.anju.disclosure.HousingType;
import org.anju.intake.FaultSink;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.intake.StagingTable;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changed lines of one file beside the households that they mean. A line in which nothing changed is passed over. */
final class ChangeStaging implements Staging {

    private static final String HOUSEHOLDS = """
            CREATE TEMPORARY VIEW meant AS
            SELECT a.*, h.id, h.applicant_name, h.registered_on AS since, h.status AS now,
              h.housing_type AS old_type, h.household_size AS old_size, h.tier AS old_tier,
              (SELECT coalesce(max(ordinal), 0) FROM housing.household_correction c WHERE c.household_id = h.id) AS made,
              h.id IS NOT NULL AND (h.housing_type, h.household_size, h.tier) <> (a.housing_type, a.size, a.tier) AS changes
            FROM arriving_change a
            LEFT JOIN housing.household h ON h.region = '%s' AND h.registration_number = a.number
            """;

    private final JdbcTemplate sql;
    private final Households households;
    private final Import arriving;
    private final Instant now;
    private final StagingTable lines;

    ChangeStaging(JdbcTemplate sql, Households households, Import arriving, Instant now) {
        this.sql = sql;
        this.households = households;
        this.arriving = arriving;
        this.now = now;
        this.lines = new StagingTable(sql, "arriving_change", """
                row_number integer, number text COLLATE "C", applicant text, registered_on date, status text,
                corrections integer, housing_type text, size integer, tier text, reason text""");
    }

    @Override
    public void take(Line line) {
        ChangeSheet.read(line)
                .ifPresent(change -> lines.row(
                        line.number(),
                        change.number(),
                        change.applicant(),
                        change.registeredOn(),
                        change.status().code(),
                        change.corrections(),
                        change.housingType().code(),
                        change.size(),
                        change.tier(),
                        change.reason()));
    }

    @Override
    public void check(FaultSink faults) {
        households.lock(arriving.purpose().region());
        lines.complete();
        // A view goes with the table that it is of, at the end of the transaction.
        sql.execute(HOUSEHOLDS.formatted(arriving.purpose().region().value()));
        find(faults, ChangeSheet.NUMBER, "register.change.unknown", "id IS NULL");
        find(
                faults,
                ChangeSheet.NUMBER,
                "register.change.repeated",
                "number IN (SELECT number FROM meant GROUP BY 1 HAVING count(*) > 1)");
        find(faults, HouseholdSheet.APPLICANT, "register.change.locked", "applicant <> applicant_name");
        find(faults, HouseholdSheet.REGISTERED_ON, "register.change.locked", "registered_on <> since");
        find(faults, ChangeSheet.STATUS, "register.change.locked", "status <> now");
        find(faults, ChangeSheet.CORRECTIONS, "register.change.meanwhile", "corrections <> made");
        find(faults, ChangeSheet.REASON, "register.correction.reason", "changes AND reason = ''");
    }

    @Override
    public int write() {
        // One statement, so that all fields of a household count as one correction.
        sql.update(
                """
                        INSERT INTO housing.household_correction
                        SELECT id, made + 1, field, old_value, new_value, reason, ?, ?
                        FROM meant CROSS JOIN LATERAL (VALUES
                          ('housing-type', %s, %s), ('size', old_size::text, size::text), ('tier', old_tier, tier)
                        ) AS each (field, old_value, new_value)
                        WHERE changes AND old_value <> new_value
                        """.formatted(typeWord("old_type"), typeWord("housing_type")),
                Timestamp.from(now),
                arriving.uploadedBy());
        return sql.update("""
                UPDATE housing.household h SET housing_type = a.housing_type, household_size = a.size, tier = a.tier
                FROM arriving_change a
                WHERE h.region = ? AND h.registration_number = a.number
                  AND (h.housing_type, h.household_size, h.tier) <> (a.housing_type, a.size, a.tier)
                """, arriving.purpose().region().value());
    }

    /** As the notice calls it, which is how single corrections are kept. */
    private static String typeWord(String column) {
        var word = new StringBuilder("CASE " + column);
        for (var type : HousingType.values()) {
            word.append(" WHEN '%s' THEN '%s'".formatted(type.code(), type.notice()));
        }
        return word.append(" END").toString();
    }

    private void find(FaultSink faults, Column<?> column, String key, String where) {
        sql.query("SELECT row_number FROM meant WHERE %s ORDER BY row_number".formatted(where), row -> {
            faults.add(ChangeSheet.TEMPLATE.fault(row.getInt(1), column, Complaint.of(key)));
        });
    }
}
