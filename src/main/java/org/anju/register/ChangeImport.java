package org.anju.register;

import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.intake.FileKind;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.tabular.Template;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The register taken home, changed in its open columns and brought back. */
@Component
class ChangeImport implements FileKind {

    private final JdbcTemplate sql;
    private final Households households;
    private final OfficialClock clock;

    ChangeImport(JdbcTemplate sql, Households households, OfficialClock clock) {
        this.sql = sql;
        this.households = households;
        this.clock = clock;
    }

    @Override
    public String key() {
        return ChangeSheet.TEMPLATE.key();
    }

    @Override
    public Template template() {
        return ChangeSheet.TEMPLATE;
    }

    @Override
    public Role role() {
        return Role.OFFICER;
    }

    @Override
    public Staging open(Import arriving) {
        return new ChangeStaging(sql, households, arriving, clock.instant());
    }
}
