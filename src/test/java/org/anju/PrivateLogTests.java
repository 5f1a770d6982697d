package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.access.Role;
import org.anju.access.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A planted fault: a row that PostgreSQL refuses, with a name and an ID number in it. */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class PrivateLogTests {

    private static final String NAME = "慕容·艾力";
    private static final String ID_NUMBER = "990101198805120016";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    @Autowired
    Environment settings;

    @Test
    void aRefusedRowLeavesNoPersonalDataInTheLog(CapturedOutput log) {
        Counties.in(sql);
        owner().sql(
                        "ALTER TABLE housing.household ADD CONSTRAINT planted_fault CHECK (registration_number <> 'R26-FAUL-00001')")
                .update();
        var browser = new Browser(port);
        browser.signIn(new Staff(application).account("990101", Role.OFFICER), Staff.PASSWORD);
        browser.get("/desk/register/new");

        var answer = browser.post(
                "/desk/register",
                "number",
                "R26-FAUL-00001",
                "applicant",
                NAME,
                "id-number",
                ID_NUMBER,
                "housing-type",
                "公共租赁住房",
                "size",
                "3",
                "registered-on",
                "2026-03-01");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(log.getAll()).contains("planted_fault").doesNotContain(NAME, ID_NUMBER, "Failing row");
        assertThat(answer.text()).doesNotContain("planted_fault", NAME);
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("anju.owner.username"),
                settings.getRequiredProperty("anju.owner.password")));
    }
}
