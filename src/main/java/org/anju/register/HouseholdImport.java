package org.anju.register;

import java.util.Optional;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.intake.FileKind;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.intake.Straight;
import org.anju.tabular.Template;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Households come in by file, tens of thousands at a time. */
@Component
class HouseholdImport implements FileKind {

    private final JdbcTemplate sql;
    private final Households households;
    private final HouseholdRows rows;
    private final PendingRows pending;
    private final OfficialClock clock;

    HouseholdImport(
            JdbcTemplate sql, Households households, HouseholdRows rows, PendingRows pending, OfficialClock clock) {
        this.sql = sql;
        this.households = households;
        this.rows = rows;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public String key() {
        return HouseholdSheet.TEMPLATE.key();
    }

    @Override
    public Template template() {
        return HouseholdSheet.TEMPLATE;
    }

    @Override
    public Role role() {
        return Role.OFFICER;
    }

    @Override
    public boolean mayKeepSoundLines() {
        return true;
    }

    @Override
    public Optional<Straight> openStraight(Import arriving) {
        return households.lockUnlessHeld(arriving.purpose().region())
                ? Optional.of(new HouseholdsStraight(sql, households, rows, arriving, clock.instant()))
                : Optional.empty();
    }

    @Override
    public Staging open(Import arriving) {
        return new HouseholdStaging(sql, households, rows, pending, arriving, clock.instant());
    }
}
