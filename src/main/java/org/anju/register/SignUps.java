package org.anju.register;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.privacy.SealedText;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in which batch (报名). Every sign-up is checked against the register at once. */
@Component
public class SignUps {

    private static final int IN_MEMORY = 1_000;

    private final JdbcClient sql;
    private final Households households;
    private final HouseholdRows rows;
    private final OpenBatches batches;
    private final OfficialClock clock;

    SignUps(JdbcClient sql, Households households, HouseholdRows rows, OpenBatches batches, OfficialClock clock) {
        this.sql = sql;
        this.households = households;
        this.rows = rows;
        this.batches = batches;
        this.clock = clock;
    }

    /** Signs the household up, or says why not. */
    @Transactional
    public Optional<Refusal> signUp(
            BatchNumber batch, RegistrationNumber household, String projectCode, String unitType, String officer) {
        var now = clock.instant();
        var terms = batches.terms(batch);
        if (terms.isEmpty()) {
            return Optional.of(Refusal.of("register.sign-up.no-batch"));
        }
        var refusal = batches.refusal(batch, projectCode, unitType, now)
                .or(() -> SignUpRule.refusal(households.find(terms.get().region(), household), terms.get()));
        return refusal.or(() -> {
            var signUp = new SignUp(batch, household, projectCode, unitType, now);
            return add(signUp, terms.get().region(), officer);
        });
    }

    /** Takes a sign-up back; it stays on record. */
    @Transactional
    public boolean withdraw(BatchNumber batch, RegistrationNumber household) {
        return sql.sql("""
                        UPDATE housing.sign_up SET withdrawn_at = ?
                        WHERE batch_number = ? AND registration_number = ? AND withdrawn_at IS NULL
                        """)
                        .param(Timestamp.from(clock.instant()))
                        .param(batch.value())
                        .param(household.value())
                        .update()
                == 1;
    }

    public int count(BatchNumber batch) {
        return sql.sql("SELECT count(*) FROM housing.sign_up WHERE batch_number = ? AND withdrawn_at IS NULL")
                .param(batch.value())
                .query(Integer.class)
                .single();
    }

    public boolean isIn(BatchNumber batch, RegistrationNumber household) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM housing.sign_up
                          WHERE batch_number = ? AND registration_number = ? AND withdrawn_at IS NULL)
                        """)
                .param(batch.value())
                .param(household.value())
                .query(Boolean.class)
                .single();
    }

    /** Everyone who stands in the batch, in the order of the bytes of their numbers. */
    @Transactional(readOnly = true)
    public void of(BatchNumber batch, Consumer<Entrant> each) {
        sql.sql("""
                        SELECT s.registration_number, s.project_code, s.unit_type, s.signed_up_at,
                          h.applicant_name, h.id_number, h.tier, h.household_size
                        FROM housing.sign_up s
                        JOIN housing.household h USING (region, registration_number)
                        WHERE s.batch_number = ? AND s.withdrawn_at IS NULL
                        ORDER BY s.registration_number COLLATE "C"
                        """).withFetchSize(IN_MEMORY).param(batch.value()).query(row -> {
            each.accept(new Entrant(
                    new RegistrationNumber(row.getString("registration_number")),
                    row.getString("applicant_name"),
                    rows.open(new SealedText(row.getString("id_number"))),
                    new Tier(row.getString("tier")),
                    row.getInt("household_size"),
                    row.getString("project_code"),
                    row.getString("unit_type"),
                    row.getTimestamp("signed_up_at").toInstant()));
        });
    }

    private Optional<Refusal> add(SignUp signUp, RegionCode region, String officer) {
        return insert(signUp, region, officer) == 1
                ? Optional.empty()
                : Optional.of(Refusal.of("register.sign-up.already"));
    }

    private int insert(SignUp signUp, RegionCode region, String officer) {
        return sql.sql("""
                        INSERT INTO housing.sign_up (id, batch_number, region, registration_number, project_code,
                          unit_type, signed_up_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .param(UUID.randomUUID())
                .param(signUp.batch().value())
                .param(region.value())
                .param(signUp.household().value())
                .param(signUp.projectCode())
                .param(signUp.unitType())
                .param(Timestamp.from(signUp.signedUpAt()))
                .param(officer)
                .update();
    }
}
