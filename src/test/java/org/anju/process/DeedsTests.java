package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.calendar.Calendars;
import org.anju.disclosure.Snapshots;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Everything that officers can do, done once through its page: each deed leaves a line in the audit trail, and none
 * happens without. The addresses are those that the application answers, so that a new one without a line fails here.
 */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class DeedsTests {

    private static final String HERE = County.CODE.value();

    /** What is posted and is no deed. */
    private static final Map<String, String> NO_DEEDS = Map.of(
            "POST /desk/tasks/{id}/check", "shows what the public would see, and takes everything back",
            "POST /desk/calendar", "shows what a notice would change",
            "POST /desk/inbox/{id}", "one's own message, which is read now",
            "POST /desk/inbox/read", "one's own messages, which are read now",
            "POST /first-sign-in", "there is no such page once there is an account: FirstSignInTests");

    /** What answers although no page does. */
    private static final List<String> OF_FILTERS = List.of("POST /sign-in", "POST /sign-out");

    private final ApplicationContext context;
    private final JdbcClient sql;
    private final JdbcClient owner;
    private final Staff staff;
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
    private final Map<String, String> lines = new TreeMap<>();
    private final int port;

    private String posted = "";

    DeedsTests(@Autowired ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.sql = context.getBean(JdbcClient.class);
        this.owner = owner(context.getEnvironment());
        this.staff = new Staff(context);
        this.port = port;
    }

    private static JdbcClient owner(Environment settings) {
        return JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("anju.owner.username"),
                settings.getRequiredProperty("anju.owner.password")));
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void everyDeedLeavesALineInTheAuditTrail() {
        new County(context);
        mask();
        register();
        stock();
        calendar();
        accounts();
        ownAccount();
        tasks();
        batches();
        signedList();
        publications();
        machine();

        var known = new TreeSet<>(lines.keySet());
        known.addAll(NO_DEEDS.keySet());
        assertThat(known).containsExactlyElementsOf(new TreeSet<>(mutating()));
        assertThat(lines)
                .allSatisfy((route, line) -> assertThat(line)
                        .as(route)
                        .matches("[a-z][a-z.-]+ \\S.*")
                        .doesNotContain("张三", "990101199001010"));
        assertThat(lines.get("POST /desk/register")).endsWith(" for household R26-DEED-00001");
        assertThat(lines.get("POST /desk/register/pending/{id}/{row}")).endsWith(" for household R26-DEED-00002");
        assertThat(lines.get("POST /desk/sign-ups")).contains(" for household R");
        assertThat(lines.get("POST /desk/register/{number}/correct")).doesNotContain(" for ");
        assertThat(sql.sql("SELECT count(*) FROM housing.audit WHERE subject ~ '[0-9]{15}|张|@'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Choosing and waiving are the household's own word; that somebody came or did not is the office's finding. */
    @Test
    void whatAHouseholdSaysAtTheSelectionIsEnteredOnItsBehalf() {
        var county = new County(context);
        var number = county.household("王小明", 92);
        county.prepare(List.of(county.unit("8821")));
        county.signUp(List.of(number));
        county.qualify();
        county.draw();
        var list = task(county, "Task_RunSelectionSession") + "/list";
        var row = sql.sql("SELECT id FROM housing.turn WHERE batch_number = ?")
                .param(county.batch.value())
                .query(UUID.class)
                .single();
        as(Role.OFFICER).post(list.replace("/list", "/claim"));
        as(Role.OFFICER).post(list, "verb", "sign-in", "row", row.toString());
        as(Role.OFFICER).post(list, "verb", "waive", "row", row.toString());
        as(Role.OFFICER).post(list, "verb", "waive", "row", row.toString());

        assertThat(sql.sql("""
                                SELECT concat_ws(' for ', deed, on_behalf_of) FROM housing.audit
                                 WHERE deed LIKE 'worklist.%' AND subject LIKE ? ORDER BY number
                                """)
                        .param("task " + list.replaceAll("/desk/tasks/|/list", "") + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "worklist.sign-in",
                        "worklist.waive",
                        "worklist.waive for household " + number,
                        "worklist.waive");
    }

    private void mask() {
        deed(
                "POST /desk/disclosure/mask",
                "disclosure.mask-decided",
                Role.DIRECTOR,
                "/desk/disclosure/mask",
                "positions=1-6&basis=清政公开〔2026〕1号");
    }

    private void register() {
        var household = deed(
                        "POST /desk/register",
                        "register.entered",
                        Role.OFFICER,
                        "/desk/register",
                        application("R26-DEED-00001", "990101199001010019"))
                .location()
                .replace("?entered", "");
        deed(
                "POST /desk/register/{number}/correct",
                "register.corrected",
                Role.OFFICER,
                household + "/correct",
                "applicant=张三&housing-type=公共租赁住房&size=4&registered-on=2025-06-01&corrections=0&reason=新生儿");
        var upload = note("POST /desk/imports", "import.handed-in", () -> {
            posted = "/desk/imports";
            return as(Role.OFFICER)
                    .upload(
                            "/desk/imports",
                            "a.csv",
                            "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\r\n"
                                    + ",张三,1,,公共租赁住房,3,,2025-06-01\r\n,张三,2,,公共租赁住房,3,,2025-06-01\r\n",
                            "kind",
                            "households",
                            "choice",
                            "sound-lines");
        });
        var pending = upload.location().replaceFirst("\\?.*", "").replace("/imports/", "/register/pending/");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as(Role.OFFICER).get(pending + "/2").status() == 200);
        deed("POST /desk/register/pending/{id}/{row}", "register.line-dropped", Role.OFFICER, pending + "/2", "drop=");
        deed(
                "POST /desk/register/pending/{id}/{row}",
                "register.line-settled",
                Role.OFFICER,
                pending + "/3",
                application("R26-DEED-00002", "990101199001010035"));
    }

    private static String application(String number, String id) {
        return "applicant=张三&housing-type=公共租赁住房&size=3&registered-on=2025-06-01&number=%s&id-number=%s"
                .formatted(number, id);
    }

    private void stock() {
        deed(
                "POST /desk/stock/projects",
                "stock.project-added",
                Role.OFFICER,
                "/desk/stock/projects",
                "code=DEED-1&name=事苑&housing-type=公共租赁住房&address=路1号");
        deed(
                "POST /desk/stock/units",
                "stock.unit-added",
                Role.OFFICER,
                "/desk/stock/units",
                "project=DEED-1&building=1栋&room=9101&unit-type=1R&area=40.5&floor=1");
        var unit = "/desk/stock/units/"
                + sql.sql("SELECT id FROM housing.unit WHERE project_code = 'DEED-1'")
                        .query(UUID.class)
                        .single();
        deed(
                "POST /desk/stock/units/{id}/state",
                "stock.unit-kept-back",
                Role.OFFICER,
                unit + "/state",
                "state=reserved&reason=消防整改");
        deed("POST /desk/stock/units/{id}/state", "stock.unit-freed", Role.OFFICER, unit + "/state", "state=free");
    }

    private void calendar() {
        context.getBean(Calendars.class).current(County.CODE);
        deed(
                "POST /desk/calendar/apply",
                "calendar.notice-applied",
                Role.DIRECTOR,
                "/desk/calendar/apply",
                "layer=LOCAL&number=清政办〔2026〕19号&document=https://example.test/9&days=2029-03-01,休,样例&region=" + HERE);
    }

    private void accounts() {
        var name = "deed-" + Integer.toHexString(System.identityHashCode(this));
        deed(
                "POST /ops/accounts",
                "account.opened",
                Role.OPERATOR,
                "/ops/accounts",
                "name=张三&email=zhang@example.test&roles=officer&account=%s&region=%s".formatted(name, HERE));
        var account = "/ops/accounts/"
                + sql.sql("SELECT id FROM housing.officer WHERE account = ?")
                        .param(name)
                        .query(UUID.class)
                        .single();
        deed(
                "POST /ops/accounts/{id}",
                "account.changed",
                Role.OPERATOR,
                account,
                "name=张三&email=san@example.test&roles=reviewer&region=" + HERE);
        deed("POST /ops/accounts/{id}/password", "account.password-reset", Role.OPERATOR, account + "/password", "");
        deed("POST /ops/accounts/{id}/sign-out", "session.all-ended", Role.OPERATOR, account + "/sign-out", "");
        deed("POST /ops/accounts/{id}/close", "account.closed", Role.OPERATOR, account + "/close", "");
        deed("POST /ops/accounts/{id}/reopen", "account.reopened", Role.OPERATOR, account + "/reopen", "");
    }

    private void ownAccount() {
        var officer = staff.account(HERE, Role.OFFICER);
        var browser = new Browser(port);
        var other = new Browser(port);
        other.signIn(officer, Staff.PASSWORD);
        note("POST /sign-in", "sign-in.done", () -> {
            posted = "/sign-in";
            return browser.signIn(officer, Staff.PASSWORD);
        });
        var handle = browser.get("/account/sessions")
                .page()
                .select("form[action$=/end]")
                .first();
        var end = handle == null ? "" : handle.attr("action");
        by(browser, "POST /account/sessions/{handle}/end", "session.ended", end, "");
        by(browser, "POST /account/sessions/end-others", "session.others-ended", "/account/sessions/end-others", "");
        by(
                browser,
                "POST /account/password",
                "account.password-changed",
                "/account/password",
                "password=a sentence of my own&again=a sentence of my own&present=" + Staff.PASSWORD);
        by(browser, "POST /sign-out", "sign-out.done", "/sign-out", "");
    }

    private void tasks() {
        var county = new County(context);
        var task = task(county, "Task_PlanBatch");
        var first = staff.officer(HERE, Role.OFFICER);
        deed("POST /desk/tasks/{id}/claim", "task.claimed", Role.OFFICER, task + "/claim", "");
        deed("POST /desk/tasks/{id}/release", "task.released", Role.OFFICER, task + "/release", "");
        deed("POST /desk/tasks/{id}/claim", "task.claimed", Role.OFFICER, task + "/claim", "");
        deed(
                "POST /desk/tasks/{id}/assign",
                "task.assigned",
                Role.OFFICER,
                task + "/assign",
                "account=" + first.account());
        deed("POST /desk/tasks/{id}/take-over", "task.taken-over", Role.OFFICER, task + "/take-over", "");
        deed("POST /desk/tasks/{id}", "task.completed", Role.OFFICER, task, answers(County.plan()));
        county.take("Task_ApprovePlan", county.second, County.approval());
        county.settle();
        var units = task(county, "Task_ConfirmUnits");
        as(Role.OFFICER).post(units + "/claim");
        deed(
                "POST /desk/tasks/{id}/list",
                "worklist.add",
                Role.OFFICER,
                units + "/list",
                "verb=add&row=" + county.unit("8801").id());
    }

    private void batches() {
        deed("POST /desk/batches", "batch.created", Role.OFFICER, "/desk/batches", "");
        var county = new County(context);
        county.openNotice();
        var objections = "/desk/batches/" + county.batch + "/notices/N08/1/objections";
        deed(
                "POST /desk/batches/{number}/notices/{node}/{round}/objections",
                "objection.received",
                Role.OFFICER,
                objections,
                "summary=名单有误&receivedOn=" + County.CLOCK.today());
        var objection = sql.sql("SELECT id FROM housing.objection WHERE notice_id LIKE ?")
                .param(county.batch + "%")
                .query(UUID.class)
                .single();
        deed(
                "POST /desk/batches/{number}/notices/{node}/{round}/objections/{objection}",
                "objection.decided",
                Role.DIRECTOR,
                objections + "/" + objection,
                "decision=dismissed&reason=查无此事");
        deed(
                "POST /desk/batches/{number}/void",
                "batch.voided",
                Role.DIRECTOR,
                "/desk/batches/" + county.batch + "/void",
                "confirmed=true&answer.reason=房源质量问题&answer.documentNumber=清住保〔2026〕9号&answer.decidedOn="
                        + County.CLOCK.today());
        county.settle();
    }

    /** A batch whose order a notary sets, as far as the task that asks for the list. */
    private void signedList() {
        var county = new County(context);
        var number = county.household("王小明", 91);
        var procedure = County.procedure();
        procedure.put("orderMethod", "notary");
        county.prepare(List.of(county.unit("8811")), procedure);
        county.signUp(
                List.of(),
                () -> deed(
                        "POST /desk/sign-ups",
                        "sign-up.entered",
                        Role.OFFICER,
                        "/desk/sign-ups",
                        "project=XHY&unit-type=2R&batch=%s&number=%s".formatted(county.batch, number)));
        county.qualify();
        county.take("Task_SealRoster", county.author, Map.of());
        county.take("Task_WitnessSeal", county.second, Map.of("statement", "已核对"));
        county.publishEverything();
        var task = task(county, "Task_DrawOrder");
        as(Role.OFFICER).post(task + "/claim");
        note("POST /desk/tasks/{id}/signed-list", "order.list-uploaded", () -> {
            posted = task + "/signed-list";
            return as(Role.OFFICER).upload(task + "/signed-list", "list.csv", "1," + number + "\r\n");
        });
    }

    private void publications() {
        var county = new County(context);
        var clearance = "/desk/disclosure/clearances/B3.1";
        deed(
                "POST /desk/disclosure/clearances/{item}",
                "disclosure.clearance-given",
                Role.REVIEWER,
                clearance,
                "grade=at-once&document=清政公开〔2026〕1号&scope=全部&from=2026-01-01&to=2099-01-01&asked=配租科&assessed=2026-01-01&report=清住保评〔2026〕1号&findings=可以公开");
        var corrected = edition(county, "2026-01");
        var withdrawn = edition(county, "2025-12");
        var takenDown = edition(county, "2025-11");
        deed(
                "POST /desk/disclosure/editions/{id}/correct",
                "disclosure.corrected",
                Role.OFFICER,
                corrected + "/correct",
                "reason=笔误&row0=&value0=2026年1月&key0=" + headingOf(corrected));
        deed(
                "POST /desk/disclosure/editions/{id}/withdraw",
                "disclosure.withdrawn",
                Role.OFFICER,
                withdrawn + "/withdraw",
                "reason=笔误");
        deed(
                "POST /desk/disclosure/editions/{id}/take-down",
                "disclosure.taken-down",
                Role.REVIEWER,
                takenDown + "/take-down",
                "reason=误公开了不应公开的内容");
        deed(
                "POST /desk/disclosure/takedowns/{id}",
                "disclosure.takedown-confirmed",
                Role.DIRECTOR,
                "/desk/disclosure/takedowns/"
                        + sql.sql("SELECT id FROM disclosure.takedown")
                                .query(UUID.class)
                                .single(),
                "word=confirm");
        deed(
                "POST /desk/disclosure/clearances/{item}/revoke",
                "disclosure.clearance-revoked",
                Role.REVIEWER,
                clearance + "/revoke",
                "");
        county.settle();
    }

    private String edition(County county, String month) {
        var obligation = deed(
                        "POST /desk/disclosure/snapshots",
                        "disclosure.snapshot",
                        Role.OFFICER,
                        "/desk/disclosure/snapshots",
                        "register=B3.1&month=" + month)
                .location()
                .replaceAll(".*/|\\?.*", "");
        county.settle();
        county.readBack();
        return "/desk/disclosure/editions/"
                + sql.sql("SELECT edition_id FROM disclosure.obligation WHERE id = ?::uuid")
                        .param(obligation)
                        .query(UUID.class)
                        .single();
    }

    private String headingOf(String edition) {
        return sql.sql("SELECT headings -> 0 ->> 'key' FROM disclosure.edition WHERE id = ?::uuid")
                .param(edition.replaceAll(".*/", ""))
                .query(String.class)
                .single();
    }

    private void machine() {
        var mail = sql.sql("SELECT id FROM housing.outgoing_mail WHERE sent_at IS NULL LIMIT 1")
                .query(UUID.class)
                .single();
        deed("POST /ops/mail/{id}", "mail.again", Role.OPERATOR, "/ops/mail/" + mail, "");
        deed("POST /ops/oversight", "oversight.run", Role.OPERATOR, "/ops/oversight", "");
        retry();
    }

    /** A job that fails because what it needs was taken from it, and is tried again when it is back. */
    private void retry() {
        var obligation = Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(status -> {
                    var raised = context.getBean(Snapshots.class)
                            .raise(County.CODE, Snapshots.STOCK, YearMonth.of(2025, 10));
                    dropped(raised.id().value(), true);
                    return raised.id();
                }));
        County.executor(context).jobWasAdded();
        var failed = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> context.getBean(FailedJobs.class).all().stream()
                                .filter(job -> job.businessKey().equals(obligation.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        dropped(obligation.value(), false);
        deed("POST /ops/jobs/{id}/retry", "job.retried", Role.OPERATOR, "/ops/jobs/" + failed.id() + "/retry", "");
    }

    private void dropped(UUID obligation, boolean gone) {
        sql.sql("UPDATE housing.frozen_fact SET dropped_at = CASE WHEN ? THEN frozen_at END WHERE obligation_id = ?")
                .params(gone, obligation)
                .update();
    }

    /** @param fields as {@code name=value&name=value}, not encoded */
    private Browser.Answer deed(String route, String deed, Role role, String path, String fields) {
        return by(as(role), route, deed, path, fields);
    }

    private Browser.Answer by(Browser browser, String route, String deed, String path, String fields) {
        return note(route, deed, () -> {
            posted = path;
            return browser.post(path, fields.isEmpty() ? new String[0] : fields.split("[&=]", -1));
        });
    }

    /**
     * Does it twice, and asks for the line that it left: the first time the trail takes no line, so that nothing happens;
     * what had happened all the same would be in the way of the second.
     */
    private Browser.Answer note(String route, String deed, Supplier<Browser.Answer> doing) {
        refuseLines(deed);
        assertThat(doing.get().status()).as("%s without its line", route).isEqualTo(500);
        owner.sql("DROP TRIGGER refused ON housing.audit").update();
        var before = last();
        var answer = doing.get();
        assertThat(answer.status()).as("%s: %s", route, answer.text()).isEqualTo(302);
        assertThat(PathPatternParser.defaultInstance
                        .parse(route.replace("POST ", ""))
                        .matches(PathContainer.parsePath(posted)))
                .as("%s was posted to %s", route, posted)
                .isTrue();
        var left = sql.sql("""
                        SELECT deed || ' ' || subject || coalesce(' for ' || on_behalf_of, '') FROM housing.audit
                         WHERE number > ? AND deed = ? AND address IS NOT NULL
                        """).params(before, deed).query(String.class).list();
        assertThat(left)
                .as("lines of %s (%s) after %s", route, deed, answer.location())
                .isNotEmpty();
        lines.put(route, left.get(0));
        return answer;
    }

    private void refuseLines(String deed) {
        owner.sql("""
                        CREATE OR REPLACE FUNCTION housing.refuse_line() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'A test takes no such line.'; END $$
                        """).update();
        owner.sql("""
                        CREATE TRIGGER refused BEFORE INSERT ON housing.audit FOR EACH ROW WHEN (NEW.deed = '%s')
                        EXECUTE FUNCTION housing.refuse_line()
                        """.formatted(deed)).update();
    }

    private long last() {
        return sql.sql("SELECT coalesce(max(number), 0) FROM housing.audit")
                .query(Long.class)
                .single();
    }

    private static String answers(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> "answer.%s=%s".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String task(County county, String step) {
        return "/desk/tasks/"
                + sql.sql("SELECT id FROM housing.task WHERE batch_number = ? AND task_key = ?")
                        .params(county.batch.value(), step)
                        .query(String.class)
                        .single();
    }

    private Browser as(Role role) {
        return browsers.computeIfAbsent(role, each -> {
            var browser = new Browser(port);
            browser.signIn(staff.account(HERE, each), Staff.PASSWORD);
            return browser;
        });
    }

    private List<String> mutating() {
        var routes = new ArrayList<>(OF_FILTERS);
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> info.getMethodsCondition().getMethods().stream()
                        .filter(method -> !method.name().equals("GET"))
                        .flatMap(method -> info.getPatternValues().stream().map(pattern -> method + " " + pattern))
                        .forEach(routes::add));
        return routes;
    }
}
