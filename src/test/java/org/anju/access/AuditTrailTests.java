package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
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
    private final Accounts accounts;

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
        this.accounts = application.getBean(Accounts.class);
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

    /** What was typed may be a password in the wrong field. */
    @Test
    void anUnknownAccountLeavesALineWithoutWhatWasTyped() {
        new Browser(port, "203.0.113.201").signIn("hunter2", "wrong");

        assertThat(lines("address = '203.0.113.201'")).containsExactly("sign-in.refused|account unknown|203.0.113.201");
        assertThat(count("subject LIKE '%hunter2%'")).isZero();
    }

    @Test
    void theRightPasswordOfAClosedOrALockedAccountIsWrittenDown() {
        var closed = staff.officer("990101", Role.OFFICER);
        accounts.close(closed.id());
        var locked = staff.account("990101", Role.OFFICER);
        for (var attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            new Browser(port, "203.0.113.202").signIn(locked, "wrong");
        }

        new Browser(port, "203.0.113.203").signIn(closed.account(), Staff.PASSWORD);
        new Browser(port, "203.0.113.203").signIn(locked, Staff.PASSWORD);

        assertThat(lines("address = '203.0.113.203'"))
                .containsExactly(
                        "sign-in.refused|account %s, closed, right password|203.0.113.203".formatted(closed.account()),
                        "sign-in.refused|account %s, locked, right password|203.0.113.203".formatted(locked));
    }

    @Test
    void anAddressThatIsStoppedIsWrittenDownOnce() {
        var browser = new Browser(port, "203.0.113.204");
        browser.get("/sign-in");
        for (var guess = 0; guess < SignInThrottle.ALLOWED + 5; guess++) {
            browser.post("/sign-in", "account", "nobody", "password", "wrong");
        }

        assertThat(lines("address = '203.0.113.204' AND deed <> 'sign-in.refused'"))
                .containsExactly("sign-in.throttled|address|203.0.113.204");
        assertThat(count("address = '203.0.113.204'")).isEqualTo(SignInThrottle.ALLOWED + 1);
    }

    /** Only a web server on this machine, or one that is named, is believed for whom it asks. */
    @Test
    void theWordOfAStrangerFromWhereItComesIsNotTaken() throws Exception {
        var officer = staff.officer("990101", Role.OFFICER);
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                .findFirst()
                .orElseThrow()
                .getHostAddress();

        new Browser(URI.create("http://" + outside + ":" + port), "203.0.113.7")
                .signIn(officer.account(), Staff.PASSWORD);
        new Browser(port, "203.0.113.205, 203.0.113.206").signIn(officer.account(), Staff.PASSWORD);

        assertThat(lines("officer_id = '%s'".formatted(officer.id().value())))
                .containsExactly(
                        "sign-in.done|account %s|990101|%s".formatted(officer.account(), outside),
                        "sign-in.done|account %s|990101|203.0.113.206".formatted(officer.account()));
    }

    @Test
    void anotherRegionsOfficeIsNamedByThoseAboveWhoActInItsPlace() {
        var province = staff.officer("990000", Role.OFFICER);
        var county = staff.officer("990101", Role.OFFICER);

        audit.recordIn(province, new RegionCode("990101"), "task.completed", "task 1");
        audit.recordIn(county, new RegionCode("990101"), "task.completed", "task 1");

        assertThat(behalf(province)).containsExactly("region 990101");
        assertThat(behalf(county)).containsExactly("-");
    }

    @Test
    void aProvinceThatTakesACountysTaskActsOnTheCountysBehalf() {
        var county = new Browser(port);
        county.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);
        var batch = county.post("/desk/batches").location().replaceAll(".*/", "");
        var task = sql.sql("SELECT id FROM housing.task WHERE batch_number = ?")
                .param(batch)
                .query(String.class)
                .single();
        var officer = staff.officer("990000", Role.OFFICER);
        var province = new Browser(port);
        province.signIn(officer.account(), Staff.PASSWORD);

        province.post("/desk/tasks/" + task + "/claim");
        province.post("/desk/tasks/" + task + "/release");

        assertThat(behalf(officer)).containsExactly("-", "region 990101", "region 990101");
    }

    @Test
    void nobodyIsNamedOnWhoseBehalfSomebodyActs() {
        var officer = staff.officer("990101", Role.INTAKE);

        audit.record(officer, OnBehalf.household("R26-AAAA-00001"), "sign-up.entered", "batch 990101-2026-01");

        assertThat(behalf(officer)).containsExactly("household R26-AAAA-00001");
        assertThatThrownBy(() -> audit.record(officer, new OnBehalf("张三"), "sign-up.entered", "batch 1"))
                .rootCause()
                .hasMessageContaining("audit_behalf_is_a_household_or_a_region");
    }

    private List<String> behalf(Officer officer) {
        return sql.sql("SELECT coalesce(on_behalf_of, '-') FROM housing.audit WHERE officer_id = ? ORDER BY number")
                .param(officer.id().value())
                .query(String.class)
                .list();
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
