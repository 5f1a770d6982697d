package org.anju.register;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.IdNumber;
import org.anju.region.RegionCode;
import org.anju.tabular.Complaint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register. */
@Component
public class Households {

    private static final int IN_MEMORY = 1_000;

    private final JdbcClient sql;
    private final HouseholdRows rows;
    private final OfficialClock clock;
    private final RegistrationNumbers numbers = new RegistrationNumbers(new SecureRandom());

    public Households(JdbcClient sql, HouseholdRows rows, OfficialClock clock) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
    }

    /** What became of an application. */
    public sealed interface Outcome {

        record Entered(RegistrationNumber number) implements Outcome {}

        record Refused(List<Complaint> complaints) implements Outcome {
            public Refused {
                complaints = List.copyOf(complaints);
            }
        }
    }

    /** Enters one household, unless the person or the number is registered in the region already. */
    @Transactional
    public Outcome register(RegionCode region, Application application, String officer) {
        lock(region);
        var complaints = complaints(region, application, Optional.empty());
        if (!complaints.isEmpty()) {
            return new Outcome.Refused(complaints);
        }
        var number = application.number().orElseGet(() -> free(region, application.registeredOn()));
        insert(region, number, application, officer);
        return new Outcome.Entered(number);
    }

    public Optional<Household> find(RegionCode region, RegistrationNumber number) {
        return sql.sql("SELECT * FROM housing.household WHERE region = ? AND registration_number = ?")
                .param(region.value())
                .param(number.value())
                .query(rows::read)
                .optional();
    }

    /** The ID number in clear, for a reason that the caller records. */
    public IdNumber reveal(Household household) {
        return rows.open(household.idNumber());
    }

    /** How many wait in the region. */
    public int waiting(RegionCode region) {
        return sql.sql("SELECT count(*) FROM housing.household WHERE region = ? AND status = 'waiting'")
                .param(region.value())
                .query(Integer.class)
                .single();
    }

    /** Where a household of the region stands, and stays until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Status> holdStatus(RegionCode region, RegistrationNumber number) {
        return sql.sql("SELECT status FROM housing.household WHERE region = ? AND registration_number = ? FOR UPDATE")
                .param(region.value())
                .param(number.value())
                .query(String.class)
                .optional()
                .flatMap(Status::ofCode);
    }

    /** Housed: the result of a batch was decided on that day. */
    @Transactional
    public void house(RegionCode region, RegistrationNumber number, LocalDate day) {
        move(region, number, Status.HOUSED, day);
    }

    /** Off the register (注销登记): died, no longer entitled, or at its own wish. */
    @Transactional
    public void remove(RegionCode region, RegistrationNumber number, LocalDate day) {
        move(region, number, Status.REMOVED, day);
    }

    /** Who was on the register at the end of that day, by number; streamed, because it may be all of a city. */
    @Transactional(readOnly = true)
    public void snapshot(RegionCode region, LocalDate asOf, Consumer<Registered> each) {
        sql.sql("""
                        SELECT * FROM housing.household
                        WHERE region = :region AND registered_on <= :day
                          AND (status = 'waiting' OR left_on > :day OR status = 'housed')
                        ORDER BY registration_number COLLATE "C"
                        """)
                .withFetchSize(IN_MEMORY)
                .param("region", region.value())
                .param("day", asOf)
                .query(row -> {
                    each.accept(rows.readAsOf(row, asOf));
                });
    }

    /** Why the application cannot stand in the register beside the others; {@code except} is the household itself. */
    List<Complaint> complaints(RegionCode region, Application application, Optional<HouseholdId> except) {
        var complaints = new ArrayList<Complaint>();
        registeredPerson(region, application.idNumber(), except)
                .ifPresent(known -> complaints.add(Complaint.of("register.person.registered", known)));
        application
                .number()
                .filter(number -> except.isEmpty() && find(region, number).isPresent())
                .ifPresent(number -> complaints.add(Complaint.of("register.number.taken")));
        return complaints;
    }

    /** One change of a region's register at a time, imports included. */
    void lock(RegionCode region) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtext('register ' || ?))")
                .param(region.value())
                .query(row -> {});
    }

    /** The same, unless somebody changes it now; whether it is locked. */
    boolean lockUnlessHeld(RegionCode region) {
        return sql.sql("SELECT pg_try_advisory_xact_lock(hashtext('register ' || ?))")
                .param(region.value())
                .query(Boolean.class)
                .single();
    }

    /** A number that nobody in the region has. */
    RegistrationNumber free(RegionCode region, LocalDate day) {
        var number = numbers.issue(day.getYear());
        while (find(region, number).isPresent()) {
            number = numbers.issue(day.getYear());
        }
        return number;
    }

    RegistrationNumber issue(LocalDate day) {
        return numbers.issue(day.getYear());
    }

    private Optional<RegistrationNumber> registeredPerson(
            RegionCode region, IdNumber person, Optional<HouseholdId> except) {
        return sql.sql("""
                        SELECT registration_number FROM housing.household
                        WHERE region = ? AND id_match = ? AND status <> 'removed' AND id IS DISTINCT FROM ?
                        """)
                .param(region.value())
                .param(rows.match(person))
                .param(except.map(HouseholdId::value).orElse(null))
                .query(String.class)
                .optional()
                .map(RegistrationNumber::new);
    }

    private void insert(RegionCode region, RegistrationNumber number, Application application, String officer) {
        sql.sql("""
                        INSERT INTO housing.household (id, region, registration_number, applicant_name, id_number,
                          id_match, id_kind, housing_type, household_size, tier, registered_on, status,
                          recorded_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
                        """)
                .param(UUID.randomUUID())
                .param(region.value())
                .param(number.value())
                .param(application.applicant())
                .param(rows.sealed(application.idNumber()).value())
                .param(rows.match(application.idNumber()))
                .param(application.idNumber().kind().name().toLowerCase(java.util.Locale.ROOT))
                .param(application.housingType().code())
                .param(application.size())
                .param(application.tier().code())
                .param(application.registeredOn())
                .param(Timestamp.from(clock.instant()))
                .param(officer)
                .update();
    }

    private void move(RegionCode region, RegistrationNumber number, Status next, LocalDate day) {
        var household = find(region, number).orElseThrow(() -> new StatusRefused(number, "unknown", next));
        if (!household.status().mayBecome(next)) {
            throw new StatusRefused(number, household.status().code(), next);
        }
        sql.sql("UPDATE housing.household SET status = ?, left_on = ? WHERE id = ?")
                .param(next.code())
                .param(day)
                .param(household.id().value())
                .update();
    }
}
