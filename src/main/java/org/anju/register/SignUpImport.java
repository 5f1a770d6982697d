package org.anju.register;

import java.util.Optional;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.intake.FileKind;
import org.anju.intake.Import;
import org.anju.intake.Purpose;
import org.anju.intake.Staging;
import org.anju.tabular.Complaint;
import org.anju.tabular.Template;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sign-ups for a batch come in by file. */
@Component
class SignUpImport implements FileKind {

    private final JdbcTemplate sql;
    private final OpenBatches batches;
    private final OfficialClock clock;

    SignUpImport(JdbcTemplate sql, OpenBatches batches, OfficialClock clock) {
        this.sql = sql;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public String key() {
        return SignUpSheet.TEMPLATE.key();
    }

    @Override
    public Template template() {
        return SignUpSheet.TEMPLATE;
    }

    @Override
    public Role role() {
        return Role.INTAKE;
    }

    @Override
    public boolean needsBatch() {
        return true;
    }

    @Override
    public Optional<Complaint> objectionTo(Purpose purpose) {
        if (!BatchNumber.looksLike(purpose.scope())) {
            return Optional.of(Complaint.of("register.sign-up.no-batch"));
        }
        var terms = batches.terms(new BatchNumber(purpose.scope()));
        if (terms.isEmpty()) {
            return Optional.of(Complaint.of("register.sign-up.no-batch"));
        }
        return terms.get().region().equals(purpose.region())
                ? Optional.empty()
                : Optional.of(Complaint.of("register.sign-up.other-region"));
    }

    @Override
    public Staging open(Import arriving) {
        return new SignUpStaging(sql, batches, arriving, clock.instant());
    }
}
