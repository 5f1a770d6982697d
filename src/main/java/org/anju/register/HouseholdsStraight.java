package org.anju.register;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.calendar.OfficialClock;
import org.anju.database.RowCopy;
import org.anju.intake.Import;
import org.anju.intake.Straight;
import org.anju.tabular.Line;
import org.springframework.jdbc.core.JdbcTemplate;

/** The households of a file without a fault, copied into the register; its constraints refuse what is there already. */
final class HouseholdsStraight implements Straight {

    private static final String REGISTER = """
            housing.household (id, registration_number, applicant_name, id_number, id_match, id_kind, housing_type,
              household_size, tier, registered_on, status, region, import_id, recorded_at, recorded_by)""";

    private final Households households;
    private final HouseholdRows rows;
    private final Import arriving;
    private final String recordedAt;
    private final LocalDate today;
    private final RowCopy register;
    private final SuccessiveIds ids = new SuccessiveIds();

    HouseholdsStraight(JdbcTemplate sql, Households households, HouseholdRows rows, Import arriving, Instant now) {
        this.households = households;
        this.rows = rows;
        this.arriving = arriving;
        this.recordedAt = now.toString();
        this.today = LocalDate.ofInstant(now, OfficialClock.ZONE);
        this.register = new RowCopy(sql, REGISTER);
    }

    @Override
    public boolean take(Line line) {
        var application = HouseholdSheet.read(line, today);
        application.ifPresent(this::enter);
        return application.isPresent();
    }

    private void enter(Application application) {
        var number = application.number().orElseGet(() -> households.issue(application.registeredOn()));
        register.joined(
                rows.columns(ids.next(), application, number),
                Status.WAITING.code(),
                arriving.purpose().region().value(),
                arriving.id().value(),
                recordedAt,
                arriving.uploadedBy());
    }

    @Override
    public void complete() {
        register.complete();
    }

    @Override
    public void abandon() {
        register.abandon();
    }
}
