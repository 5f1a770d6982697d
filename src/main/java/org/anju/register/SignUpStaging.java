package org.anju.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.intake.FaultSink;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.intake.StagingTable;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sign-ups of one file, compared with the register in the database. */
final class SignUpStaging implements Staging {

    private final JdbcTemplate sql;
    private final OpenBatches batches;
    private final Import arriving;
    private final BatchNumber batch;
    private final SignUpWindow.Terms terms;
    private final Instant now;
    private final StagingTable wishes;
    private final Map<String, Optional<Refusal>> answers = new HashMap<>();

    SignUpStaging(JdbcTemplate sql, OpenBatches batches, Import arriving, Instant now) {
        this.sql = sql;
        this.batches = batches;
        this.arriving = arriving;
        this.batch = new BatchNumber(arriving.purpose().scope());
        this.terms = batches.terms(batch).orElseThrow();
        this.now = now;
        this.wishes = new StagingTable(sql, "arriving_sign_up", """
                row_number integer, id uuid, registration_number text COLLATE "C", project_code text,
                unit_type text""");
    }

    @Override
    public void take(Line line) {
        SignUpSheet.read(line).ifPresent(wish -> {
            // A batch has a few projects and types of unit, a file thousands of lines: each pair is asked for once.
            answers.computeIfAbsent(
                            wish.projectCode() + " " + wish.unitType(),
                            pair -> batches.refusal(batch, wish.projectCode(), wish.unitType(), now))
                    .ifPresent(refusal -> line.fault(SignUpSheet.PROJECT, complaint(refusal)));
            wishes.row(line.number(), UUID.randomUUID(), wish.household(), wish.projectCode(), wish.unitType());
        });
    }

    @Override
    public void check(FaultSink faults) {
        wishes.complete();
        repeated(faults);
        againstTheRegister(faults);
        signedUpAlready(faults);
    }

    @Override
    public int write() {
        return sql.update(
                """
                        INSERT INTO housing.sign_up (id, batch_number, region, registration_number, project_code,
                          unit_type, signed_up_at, import_id, recorded_by)
                        SELECT id, ?, ?, registration_number, project_code, unit_type, ?, ?, ?
                        FROM arriving_sign_up ORDER BY row_number
                        """,
                batch.value(),
                terms.region().value(),
                Timestamp.from(now),
                arriving.id().value(),
                arriving.uploadedBy());
    }

    private void repeated(FaultSink faults) {
        sql.query("""
                        SELECT row_number, first FROM (
                          SELECT row_number, min(row_number) OVER (PARTITION BY registration_number) AS first
                          FROM arriving_sign_up) numbered
                        WHERE row_number > first ORDER BY row_number
                        """, row -> {
            add(faults, row.getInt(1), Complaint.of("register.number.repeated", row.getInt(2)));
        });
    }

    /** Who is not in this region's register, waits no longer, or waits for other housing. */
    private void againstTheRegister(FaultSink faults) {
        sql.query(
                """
                        SELECT a.row_number, h.status, h.housing_type
                        FROM arriving_sign_up a
                        LEFT JOIN housing.household h
                          ON h.region = ? AND h.registration_number = a.registration_number
                        WHERE h.status IS DISTINCT FROM 'waiting' OR h.housing_type <> ?
                        ORDER BY a.row_number
                        """,
                row -> {
                    add(faults, row.getInt(1), complaint(row.getString(2), row.getString(3)));
                },
                terms.region().value(),
                terms.housingType().code());
    }

    private void signedUpAlready(FaultSink faults) {
        sql.query(
                """
                        SELECT a.row_number FROM arriving_sign_up a
                        JOIN housing.sign_up s USING (registration_number)
                        WHERE s.batch_number = ? AND s.withdrawn_at IS NULL ORDER BY a.row_number
                        """,
                row -> {
                    add(faults, row.getInt(1), Complaint.of("register.sign-up.already"));
                },
                batch.value());
    }

    private Complaint complaint(@org.jspecify.annotations.Nullable String status, String housingType) {
        if (status == null) {
            return Complaint.of("register.sign-up.unknown");
        }
        return status.equals(Status.WAITING.code())
                ? Complaint.of(
                        "register.sign-up.housing-type",
                        HousingType.ofCode(housingType).orElseThrow().notice(),
                        terms.housingType().notice())
                : Complaint.of("register.sign-up." + status);
    }

    private static Complaint complaint(Refusal refusal) {
        return new Complaint(refusal.messageKey(), refusal.arguments());
    }

    private static void add(FaultSink faults, int row, Complaint complaint) {
        Column<?> column = SignUpSheet.NUMBER;
        faults.add(SignUpSheet.TEMPLATE.fault(row, column, complaint));
    }
}
