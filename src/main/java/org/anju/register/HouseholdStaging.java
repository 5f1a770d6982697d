package org.anju.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.intake.Choice;
import org.anju.intake.FaultSink;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.intake.StagingTable;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.springframework.jdbc.core.JdbcTemplate;

/** The households of one file: copied to a table of the transaction, compared there, written by one statement. */
final class HouseholdStaging implements Staging {

    private final JdbcTemplate sql;
    private final Households households;
    private final HouseholdRows rows;
    private final PendingRows pending;
    private final Import arriving;
    private final Instant now;
    private final LocalDate today;
    private final StagingTable sound;
    private final StagingTable faulty;
    private final boolean keepsFaulty;
    private final SuccessiveIds ids = new SuccessiveIds();

    HouseholdStaging(
            JdbcTemplate sql,
            Households households,
            HouseholdRows rows,
            PendingRows pending,
            Import arriving,
            Instant now) {
        this.sql = sql;
        this.households = households;
        this.rows = rows;
        this.pending = pending;
        this.arriving = arriving;
        this.now = now;
        this.today = LocalDate.ofInstant(now, OfficialClock.ZONE);
        this.keepsFaulty = arriving.purpose().choice() == Choice.SOUND_LINES;
        this.sound = new StagingTable(sql, "arriving_household", """
                id uuid, registration_number text COLLATE "C", applicant_name text, id_number text,
                id_match text COLLATE "C", id_kind text, housing_type text, household_size integer, tier text,
                registered_on date, row_number integer, issued boolean, content text, aside boolean""");
        this.faulty = new StagingTable(sql, "arriving_faulty", "row_number integer, content text");
    }

    @Override
    public void take(Line line) {
        var application = HouseholdSheet.read(line, today);
        application.ifPresent(sound -> keep(line, sound));
        if (application.isEmpty() && keepsFaulty) {
            faulty.row(line.number(), pending.sealed(line.texts()));
        }
    }

    @Override
    public void check(FaultSink faults) {
        households.lock(arriving.purpose().region());
        sound.complete();
        faulty.complete();
        replaceIssuedNumbersThatAreTaken();
        var people = new Repeats("id_match", HouseholdSheet.ID_NUMBER, "register.person");
        var numbers = new Repeats("registration_number", HouseholdSheet.NUMBER, "register.number");
        people.find(faults);
        numbers.find(faults);
        putAside();
    }

    @Override
    public int write() {
        if (keepsFaulty) {
            sql.update("""
                            INSERT INTO housing.pending_row (import_id, row_number, region, content, state)
                            SELECT ?, row_number, ?, content, 'open' FROM arriving_faulty
                            """, arriving.id().value(), arriving.purpose().region().value());
        }
        return sql.update(
                """
                        INSERT INTO housing.household (id, region, registration_number, applicant_name, id_number,
                          id_match, id_kind, housing_type, household_size, tier, registered_on, status, import_id,
                          recorded_at, recorded_by)
                        SELECT id, ?, registration_number, applicant_name, id_number, id_match, id_kind, housing_type,
                          household_size, tier, registered_on, 'waiting', ?, ?, ?
                        FROM arriving_household
                        """,
                arriving.purpose().region().value(),
                arriving.id().value(),
                Timestamp.from(now),
                arriving.uploadedBy());
    }

    private void keep(Line line, Application application) {
        var number = application.number().orElseGet(() -> households.issue(application.registeredOn()));
        sound.joined(
                rows.columns(ids.next(), application, number),
                line.number(),
                application.number().isEmpty(),
                keepsFaulty ? pending.sealed(line.texts()) : null,
                false);
    }

    /** Issued numbers are random; once in many files one is taken already. */
    private void replaceIssuedNumbersThatAreTaken() {
        var taken = """
                SELECT id FROM arriving_household a
                WHERE issued AND (
                  registration_number IN (SELECT registration_number FROM arriving_household GROUP BY 1 HAVING count(*) > 1)
                  OR EXISTS (SELECT FROM housing.household h
                             WHERE h.region = ? AND h.registration_number = a.registration_number))
                """;
        var region = arriving.purpose().region();
        for (var id : sql.queryForList(taken, UUID.class, region.value())) {
            sql.update(
                    "UPDATE arriving_household SET registration_number = ? WHERE id = ?",
                    households.free(region, today).value(),
                    id);
        }
    }

    private void putAside() {
        sql.update("""
                        WITH aside AS (DELETE FROM arriving_household WHERE aside RETURNING row_number, content)
                        INSERT INTO arriving_faulty SELECT row_number, content FROM aside
                        """);
    }

    /** Lines that say again what another line or the register says, and are put aside for it. */
    private final class Repeats {

        private final String name;
        private final Column<?> column;
        private final String key;

        Repeats(String name, Column<?> column, String key) {
            this.name = name;
            this.column = column;
            this.key = key;
        }

        void find(FaultSink faults) {
            eachOther(faults);
            theRegister(faults);
        }

        /** Which line of several that are the same is right, only a person knows: none of them is written. */
        private void eachOther(FaultSink faults) {
            sql.query("""
                            UPDATE arriving_household a SET aside = true FROM (
                              SELECT row_number, min(row_number) OVER same AS first,
                                lead(row_number) OVER (same ORDER BY row_number) AS next
                              FROM arriving_household
                              WHERE %1$s IN (SELECT %1$s FROM arriving_household GROUP BY 1 HAVING count(*) > 1)
                              WINDOW same AS (PARTITION BY %1$s)) b
                            WHERE a.row_number = b.row_number
                            RETURNING a.row_number, CASE WHEN first = a.row_number THEN next ELSE first END
                            """.formatted(name), row -> {
                add(faults, row.getInt(1), ".repeated", row.getInt(2));
            });
        }

        private void theRegister(FaultSink faults) {
            sql.query(
                    """
                            UPDATE arriving_household a SET aside = true FROM housing.household h
                            WHERE h.region = ? AND h.%1$s = a.%1$s AND (%2$s)
                            RETURNING a.row_number, h.registration_number
                            """.formatted(name, name.equals("id_match") ? "h.status <> 'removed'" : "true"),
                    row -> {
                        add(faults, row.getInt(1), ".registered", row.getString(2));
                    },
                    arriving.purpose().region().value());
        }

        private void add(FaultSink faults, int row, String message, Object argument) {
            faults.add(HouseholdSheet.TEMPLATE.fault(row, column, Complaint.of(key + message, argument)));
        }
    }
}
