package org.anju.stock;

import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.intake.FileKind;
import org.anju.intake.Import;
import org.anju.intake.Staging;
import org.anju.tabular.Template;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Units come in by file. Their projects must be known. */
@Component
class UnitImport implements FileKind {

    private final JdbcTemplate sql;
    private final OfficialClock clock;

    UnitImport(JdbcTemplate sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String key() {
        return UnitSheet.TEMPLATE.key();
    }

    @Override
    public Template template() {
        return UnitSheet.TEMPLATE;
    }

    @Override
    public Role role() {
        return Role.OFFICER;
    }

    @Override
    public Staging open(Import arriving) {
        return new UnitStaging(sql, arriving, clock.instant());
    }
}
