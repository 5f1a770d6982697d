package org.anju.register;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;
import org.anju.tabular.Complaint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of what the register says of a household, each with its reason; the old values stay. */
@Component
public class Corrections {

    private static final SealedColumn VALUE = new SealedColumn("housing.household_correction.old_value");
    private static final String ID_NUMBER = "id-number";

    private static final Complaint MEANWHILE = Complaint.of("register.correction.meanwhile");
    private static final Complaint NOTHING = Complaint.of("register.correction.nothing");

    private final JdbcClient sql;
    private final Households households;
    private final HouseholdRows rows;
    private final Seal seal;
    private final OfficialClock clock;

    Corrections(JdbcClient sql, Households households, HouseholdRows rows, Seal seal, OfficialClock clock) {
        this.sql = sql;
        this.households = households;
        this.rows = rows;
        this.seal = seal;
        this.clock = clock;
    }

    /** One changed field; the values of an ID number are left out. */
    public record Change(int ordinal, String field, String from, String to, String reason, Timestamp at, String by) {}

    /**
     * Gives the household what the application says, and keeps what it said before. Its number never changes.
     *
     * @param seen how many corrections the officer saw; whoever saw fewer than there are would undo another's
     */
    @Transactional
    public List<Complaint> correct(Household household, int seen, Application right, String reason, String officer) {
        households.lock(household.region());
        if (count(household) != seen) {
            return List.of(MEANWHILE);
        }
        var present = households
                .find(household.region(), household.number())
                .orElseThrow(() -> new IllegalStateException("A household stays in the register."));
        var complaints = households.complaints(household.region(), right, Optional.of(household.id()));
        var changes = changes(present, right);
        if (complaints.isEmpty() && changes.isEmpty()) {
            return List.of(NOTHING);
        }
        if (complaints.isEmpty()) {
            record(household, changes, reason, officer);
            update(household, right);
        }
        return complaints;
    }

    /** Whether no field is to blame. */
    static boolean isOfTheWhole(Complaint complaint) {
        return complaint.equals(MEANWHILE) || complaint.equals(NOTHING);
    }

    /** How many corrections there were; one may have changed several fields. */
    public int count(Household household) {
        return sql.sql("SELECT coalesce(max(ordinal), 0) FROM housing.household_correction WHERE household_id = ?")
                .param(household.id().value())
                .query(Integer.class)
                .single();
    }

    /** The latest first. */
    public List<Change> of(Household household) {
        return sql.sql("""
                        SELECT * FROM housing.household_correction WHERE household_id = ? ORDER BY ordinal DESC, field
                        """)
                .param(household.id().value())
                .query((row, number) -> {
                    var secret = row.getString("field").equals(ID_NUMBER);
                    return new Change(
                            row.getInt("ordinal"),
                            row.getString("field"),
                            secret ? "" : row.getString("old_value"),
                            secret ? "" : row.getString("new_value"),
                            row.getString("reason"),
                            row.getTimestamp("corrected_at"),
                            row.getString("corrected_by"));
                })
                .list();
    }

    private record Values(String from, String to) {}

    private Map<String, Values> changes(Household was, Application is) {
        var changes = new LinkedHashMap<String, Values>();
        note(changes, "applicant", was.applicant(), is.applicant());
        note(
                changes,
                "housing-type",
                was.housingType().notice(),
                is.housingType().notice());
        note(changes, "size", String.valueOf(was.size()), String.valueOf(is.size()));
        note(changes, "tier", was.tier().code(), is.tier().code());
        note(
                changes,
                "registered-on",
                was.registeredOn().toString(),
                is.registeredOn().toString());
        var idNumber = rows.open(was.idNumber());
        if (!idNumber.equals(is.idNumber())) {
            changes.put(
                    ID_NUMBER,
                    new Values(sealed(idNumber.reveal()), sealed(is.idNumber().reveal())));
        }
        return changes;
    }

    private static void note(Map<String, Values> changes, String field, String from, String to) {
        if (!from.equals(to)) {
            changes.put(field, new Values(from, to));
        }
    }

    private String sealed(String value) {
        SealedText text = seal.seal(value, VALUE);
        return text.value();
    }

    private void record(Household household, Map<String, Values> changes, String reason, String officer) {
        var ordinal = count(household) + 1;
        changes.forEach(
                (field, values) -> sql.sql("INSERT INTO housing.household_correction VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                        .param(household.id().value())
                        .param(ordinal)
                        .param(field)
                        .param(values.from())
                        .param(values.to())
                        .param(reason)
                        .param(Timestamp.from(clock.instant()))
                        .param(officer)
                        .update());
    }

    private void update(Household household, Application right) {
        sql.sql("""
                        UPDATE housing.household SET applicant_name = ?, id_number = ?, id_match = ?, id_kind = ?,
                          housing_type = ?, household_size = ?, tier = ?, registered_on = ?
                        WHERE id = ?
                        """)
                .param(right.applicant())
                .param(rows.sealed(right.idNumber()).value())
                .param(rows.match(right.idNumber()))
                .param(right.idNumber().kind().name().toLowerCase(java.util.Locale.ROOT))
                .param(right.housingType().code())
                .param(right.size())
                .param(right.tier().code())
                .param(right.registeredOn())
                .param(household.id().value())
                .update();
    }
}
