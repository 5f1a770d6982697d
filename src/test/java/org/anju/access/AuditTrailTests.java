package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.anju.calendar.OfficialClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, on whose behalf, when, and from where. */
@ApplicationTest
class AuditTrailTests {

    private final int port;
    private final JdbcClient sql;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final Staff staff;

    AuditTrailTests(
            @LocalServerPort int port,
            @Autowired JdbcClient sql,
            @Autowired AuditTrail audit,
            @Autowired OfficialClock clock,
            @Autowired ApplicationContext application) {
        Counties.in(sql);
        this.port = port;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.staff = new Staff(application);
    }

    @Test
    void aSignInNamesTheOfficerTheRegionTheMomentAndTheAddress() {
        var officer = staff.officer("990101", Role.OFFICER);
        var before = clock.instant();

        new Browser(port).signIn(officer.account(), Staff.PASSWORD);

        assertThat(lines("officer_id = '%s'".formatted(officer.id().value())))
                .containsExactly("sign-in.done|account %s|990101|127.0.0.1".formatted(officer.account()));
        assertThat(count("officer_id = '%s' AND at BETWEEN '%s' AND '%s'"
                        .formatted(officer.id().value(), before, clock.instant())))
                .isOne();
    }

    @Test
    void aRefusalNamesTheAccountAndTheAddressAndNobody() {
        var officer = staff.officer("990101", Role.OFFICER);

        new Browser(port).signIn(officer.account(), "wrong");

        assertThat(lines("officer_id IS NULL AND subject = 'account %s'".formatted(officer.account())))
                .containsExactly("sign-in.refused|account %s|127.0.0.1".formatted(officer.account()));
    }

    @Test
    void aSubstituteIsNamedWithWhomTheyStandFor() {
        var substitute = staff.officer("990101", Role.OFFICER);
        var absent = staff.officer("990101", Role.OFFICER);

        audit.record(substitute, absent.id(), "task.done", "990101-2026-01");

        assertThat(count("officer_id = '%s' AND on_behalf_of = '%s'"
                        .formatted(substitute.id().value(), absent.id().value())))
                .isOne();
    }

    private List<String> lines(String which) {
        return sql.sql(
                        "SELECT concat_ws('|', deed, subject, region, address) FROM housing.audit WHERE %s ORDER BY number"
                                .formatted(which))
                .query(String.class)
                .list();
    }

    private int count(String which) {
        return sql.sql("SELECT count(*) FROM housing.audit WHERE " + which)
                .query(Integer.class)
                .single();
    }
}
