package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that leaves the officers' pages as a file: what holds personal data says what for, and is on record. */
@ApplicationTest
class ExportsTests {

    private static final String HERE = "990101";

    /** Asked for without a purpose these are refused; with one they leave a line. */
    private static final Set<String> PERSONAL = Set.of(
            "/desk/imports/{id}/faults.csv",
            "/desk/imports/{id}/faults.xlsx",
            "/desk/imports/{id}/marked.xlsx",
            "/desk/register/list.xlsx",
            "/desk/tasks/{id}/list.csv");

    /** Nothing in these is about a person. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "/desk/imports/templates/{kind}.csv",
            "/desk/imports/templates/{kind}.xlsx",
            "/desk/batches/{number}/diagram.svg",
            "/studio/diagrams/{name}",
            "/ops/metrics");

    private final ApplicationContext application;
    private final JdbcClient sql;
    private final Staff staff;

    @LocalServerPort
    int port;

    ExportsTests(@Autowired ApplicationContext application, @Autowired JdbcClient sql) {
        this.application = application;
        this.sql = sql;
        this.staff = new Staff(application);
    }

    @BeforeEach
    void counties() {
        Counties.in(sql);
    }

    @Test
    void everyFileOfTheOfficersIsKnownToBePersonalOrNot() {
        var files = new TreeSet<String>();
        application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(each -> givesAFile(each.getValue()))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> Set.of("desk", "ops", "studio", "account").contains(path.split("/")[1]))
                .forEach(files::add);
        var known = new TreeSet<>(PERSONAL);
        known.addAll(NOT_PERSONAL);

        assertThat(files).isEqualTo(known);
    }

    /** A page is a template's name or a redirect; whatever answers otherwise writes the answer itself. */
    private static boolean givesAFile(HandlerMethod method) {
        var type = method.getMethod().getReturnType();
        var writes = Arrays.asList(method.getMethod().getParameterTypes()).contains(HttpServletResponse.class);
        return ResponseEntity.class.isAssignableFrom(type) || type == byte[].class || type == void.class && writes;
    }

    @Test
    void aTaskListLeavesOnlyWithAPurposeAndOnRecord() {
        var officer = signedIn();
        officer.get("/desk/batches");
        var batch = officer.post("/desk/batches").location();
        var task = sql.sql("SELECT id FROM housing.task WHERE batch_number = ?")
                .param(batch.substring(batch.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
        sql.sql("UPDATE housing.task SET task_key = 'Task_ReviewQualification' WHERE id = ?")
                .param(task)
                .update();

        leavesOnlyWithAPurpose(officer, "/desk/tasks/" + task + "/list.csv", "worklist.exported", "task " + task);
    }

    @Test
    void theFaultsOfAFileLeaveOnlyWithAPurposeAndOnRecord() {
        var officer = signedIn();
        officer.get("/desk/imports/new");
        var address = officer.upload(
                        "/desk/imports",
                        "households.csv",
                        "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\n,张三,123,,公共租赁住房,3,,2026-03-01\n",
                        "kind",
                        "households")
                .location();
        Awaitility.await().until(() -> officer.get(address).header("Refresh").isEmpty());
        var subject = "import " + address.substring(address.lastIndexOf('/') + 1);

        for (var kind : List.of("csv", "xlsx")) {
            leavesOnlyWithAPurpose(officer, address + "/faults." + kind, "faults.exported", subject);
        }
        leavesOnlyWithAPurpose(officer, address + "/marked.xlsx", "marked.exported", subject);
    }

    @Test
    void theRegisterLeavesOnlyWithAPurposeAndOnRecord() {
        leavesOnlyWithAPurpose(signedIn(), "/desk/register/list.xlsx", "register.exported", "region 990101");
    }

    private void leavesOnlyWithAPurpose(Browser officer, String file, String deed, String subject) {
        var before = exports();
        assertThat(officer.get(file).status()).isEqualTo(400);
        assertThat(officer.get(file + "?purpose=curiosity").status()).isEqualTo(400);
        assertThat(exports()).isEqualTo(before);

        assertThat(officer.get(file + "?purpose=inspection").status()).isEqualTo(200);

        assertThat(exports()).hasSize(before.size() + 1).last().isEqualTo(deed + "|" + subject + "|inspection");
    }

    private List<String> exports() {
        return sql
                .sql("SELECT concat_ws('|', deed, subject, purpose) FROM housing.audit WHERE purpose IS NOT NULL"
                        + " ORDER BY number")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toList());
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        browser.signIn(staff.account(HERE, Role.OFFICER), Staff.PASSWORD);
        return browser;
    }
}
