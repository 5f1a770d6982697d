package org.anju.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.ApplicationTest;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Snapshots;
import org.anju.region.RegionCode;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class TaskPagesTests {

    private static final String HERE = "990101";
    private static final String ELSEWHERE = "990102";
    private static final String RESTORED = "990197";

    private final WebApplicationContext context;
    private final MockMvc pages;
    private final JdbcClient sql;
    private final Staff staff;

    TaskPagesTests(@Autowired WebApplicationContext context, @Autowired JdbcClient sql) {
        this.context = context;
        this.pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.sql = sql;
        this.staff = new Staff(context);
    }

    @BeforeEach
    void regions() {
        for (var code : List.of(HERE, ELSEWHERE, RESTORED)) {
            sql.sql("""
                            INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                              supervision_phone, credit_code, site)
                            VALUES (?, '县', 'County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                            ON CONFLICT DO NOTHING
                            """).param(code).update();
        }
    }

    @Test
    void aBatchBeginsWithATaskThatAnOfficerPlansAndADirectorFinds() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(officer);
        assertThat(body(officer, get("/desk/tasks"))).contains("编制批次分配计划", "待领取");
        assertThat(body(officer, get("/desk/tasks?lang=en"))).contains("Tasks");

        claim(officer, task);
        assertThat(body(officer, get("/desk/tasks/" + task)))
                .contains("answer.title", "data-fallback", "data-module=\"form\"");
        var check = send(officer, plan(post("/desk/tasks/" + task + "/check")));
        assertThat(check.getStatus()).isEqualTo(200);
        assertThat(check.getContentAsString()).contains("公众将看到", "公共租赁住房", "确认提交");

        var done = send(officer, plan(post("/desk/tasks/" + task)).param("back", "whose=mine&page=2"));
        assertThat(done.getRedirectedUrl()).isEqualTo("/desk/tasks?whose=mine&page=2");
        assertThat(openTasks(task)).isZero();

        var director = staff.officer(HERE, Role.DIRECTOR);
        assertThat(body(director, get("/desk/tasks"))).contains("审定批次分配计划", "2026年第一批");
    }

    @Test
    void aSecondSubmitIsToldThatItCameTooLateAndKeepsWhatWasTyped() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(officer);
        claim(officer, task);
        assertThat(send(officer, plan(post("/desk/tasks/" + task))).getStatus()).isEqualTo(302);
        var again = send(officer, plan(post("/desk/tasks/" + task)));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("2026年第一批").contains("没有生效");
        assertThat(send(officer, get("/desk/tasks/" + task)).getStatus()).isEqualTo(409);
    }

    @Test
    void whoOnlyLooksForATaskThatIsOverIsNotToldOfASubmission() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);

        var page = Jsoup.parse(send(officer, get("/desk/tasks/999999")).getContentAsString());

        assertThat(page.select("main").text()).contains("不在待办中").doesNotContain("提交没有生效");
        assertThat(page.select(".nav__link").eachAttr("href")).contains("/desk/tasks", "/desk/batches");
    }

    @Test
    void anotherRegionsTaskIsNotFoundAndAnotherRolesIsRefused() throws Exception {
        var task = newBatch(staff.officer(HERE, Role.OFFICER));
        var stranger = staff.officer(ELSEWHERE, Role.OFFICER);
        assertThat(send(stranger, get("/desk/tasks/" + task)).getStatus()).isEqualTo(404);
        for (var deed : List.of("/claim", "/release", "/assign", "/take-over", "/check", "", "/list", "/signed-list")) {
            assertThat(send(stranger, post("/desk/tasks/" + task + deed)).getStatus())
                    .as(deed)
                    .isIn(400, 404);
        }
        assertThat(body(stranger, get("/desk/tasks"))).doesNotContain(task);

        var supervisor = staff.officer(HERE, Role.SUPERVISOR);
        assertThat(send(supervisor, get("/desk/tasks/" + task)).getStatus()).isEqualTo(200);
        for (var deed : List.of("/claim", "/take-over", "/check", "")) {
            assertThat(send(supervisor, post("/desk/tasks/" + task + deed)).getStatus())
                    .as(deed)
                    .isEqualTo(403);
        }
        var reviewer = staff.officer(HERE, Role.REVIEWER);
        assertThat(send(reviewer, get("/desk/tasks/" + task)).getStatus()).isEqualTo(404);
        assertThat(openTasks(task)).isOne();
    }

    @Test
    void aColleaguesTaskIsTakenOverOnlyAfterAQuestion() throws Exception {
        var first = staff.officer(HERE, Role.OFFICER);
        var second = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(first);
        claim(first, task);
        assertThat(send(second, post("/desk/tasks/" + task + "/claim")).getRedirectedUrl())
                .isEqualTo("/desk/tasks/" + task + "/take-over");
        assertThat(assignee(task)).isEqualTo(first.account());
        assertThat(body(second, get("/desk/tasks/" + task + "/take-over"))).contains("确认接手");
        assertThat(send(second, plan(post("/desk/tasks/" + task))).getStatus()).isEqualTo(409);

        send(second, post("/desk/tasks/" + task + "/take-over"));
        assertThat(assignee(task)).isEqualTo(second.account());
        assertThat(send(first, plan(post("/desk/tasks/" + task))).getStatus()).isEqualTo(409);
        assertThat(send(second, plan(post("/desk/tasks/" + task))).getStatus()).isEqualTo(302);
    }

    @Test
    void aTaskGoesToAColleagueAndBackToAll() throws Exception {
        var first = staff.officer(HERE, Role.OFFICER);
        var second = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(first);
        claim(first, task);
        send(first, post("/desk/tasks/" + task + "/assign").param("account", second.account()));
        assertThat(assignee(task)).isEqualTo(second.account());
        assertThat(send(first, post("/desk/tasks/" + task + "/release")).getStatus())
                .isEqualTo(409);
        send(second, post("/desk/tasks/" + task + "/release"));
        assertThat(assignee(task)).isEmpty();
        var forged = staff.officer(ELSEWHERE, Role.OFFICER).account();
        assertThat(send(second, post("/desk/tasks/" + task + "/assign").param("account", forged))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void forgedMissingAndUnreadableAnswersChangeNothing() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(officer);
        claim(officer, task);
        var missing = send(officer, post("/desk/tasks/" + task).param("answer.title", "留下来的名称"));
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(missing.getContentAsString()).contains("留下来的名称", "answer.housingType");
        for (var submission : List.of("{", "[]", "null", "{\"title\":{\"a\":1}}", "{\"stage\":\"closed\"}")) {
            assertThat(send(officer, post("/desk/tasks/" + task).param("submission", submission))
                            .getStatus())
                    .as(submission)
                    .isEqualTo(422);
        }
        var forged = send(officer, plan(post("/desk/tasks/" + task)).param("answer.orderMethod", "notary"));
        assertThat(forged.getStatus()).isEqualTo(422);
        assertThat(openTasks(task)).isOne();
    }

    @Test
    void aPostWithoutTheTokenIsRefused() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var task = newBatch(officer);
        var answer = pages.perform(post("/desk/tasks/" + task + "/claim").with(staff.signedIn(officer)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(assignee(task)).isEmpty();
    }

    @Test
    void onlyAnOfficerCreatesAndOnlyADirectorVoidsABatch() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var director = staff.officer(HERE, Role.DIRECTOR);
        assertThat(send(director, post("/desk/batches")).getStatus()).isEqualTo(403);
        var batch = newBatchPage(officer);
        assertThat(body(officer, get(batch))).contains("编制计划", "编制批次分配计划");
        assertThat(send(officer, get(batch + "/void")).getStatus()).isEqualTo(403);
        assertThat(send(officer, post(batch + "/void")).getStatus()).isEqualTo(403);
        assertThat(send(director, post(batch + "/void")).getStatus()).isEqualTo(422);
        var stranger = staff.officer(ELSEWHERE, Role.DIRECTOR);
        assertThat(send(stranger, get(batch)).getStatus()).isEqualTo(404);
        assertThat(send(stranger, post(batch + "/void")).getStatus()).isEqualTo(404);
        assertThat(send(officer, get(batch + "/diagram.svg")).getStatus()).isEqualTo(200);
        assertThat(body(officer, get("/desk/batches"))).contains(batch);
    }

    @Test
    void aBatchIsVoidedOnItsDeployedFormAndWhatItOwesLivesOn() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var director = staff.officer(HERE, Role.DIRECTOR);
        var batch = plannedBatch(officer, director);
        var owed = owed(batch);

        assertThat(body(director, get(batch + "/void"))).contains("answer.reason", "data-schema", "作废理由", "文号");
        var future = send(director, voiding(post(batch + "/void"), tomorrow()).param("confirmed", "yes"));
        assertThat(future.getStatus()).isEqualTo(422);
        assertThat(future.getContentAsString()).contains("房源质量问题", "晚于今天");
        var forged = send(director, voiding(post(batch + "/void"), "2026-11-02").param("answer.stage", "closed"));
        assertThat(forged.getStatus()).isEqualTo(422);
        var leak = send(
                director,
                post(batch + "/void")
                        .param("answer.reason", "房源质量问题，详询 19000000000")
                        .param("answer.documentNumber", "清住保〔2026〕9号")
                        .param("answer.decidedOn", "2026-11-02")
                        .param("confirmed", "yes"));
        assertThat(leak.getStatus()).isEqualTo(422);
        assertThat(leak.getContentAsString()).contains("详询 19000000000", "将公开，但含有");
        var check = send(director, voiding(post(batch + "/void"), "2026-11-02"));
        assertThat(check.getStatus()).isEqualTo(200);
        assertThat(check.getContentAsString()).contains("公众将看到", "房源质量问题", "name=\"confirmed\"");
        assertThat(body(officer, get(batch))).doesNotContain("房源质量问题");

        var done = send(director, voiding(post(batch + "/void"), "2026-11-02").param("confirmed", "yes"));
        assertThat(done.getRedirectedUrl()).isEqualTo(batch);
        await().untilAsserted(() ->
                assertThat(body(officer, get(batch))).contains("已作废", "房源质量问题").doesNotContain("编制批次分配计划"));
        assertThat(timers(owed)).isEqualTo(5);
        var again = send(director, voiding(post(batch + "/void"), "2026-11-02").param("confirmed", "yes"));
        assertThat(again.getRedirectedUrl()).isEqualTo(batch);
    }

    @Test
    void aReviewerDecidesAgainAboutWhatWasHeldInPublicBeforeARestore() throws Exception {
        var month = YearMonth.from(context.getBean(OfficialClock.class).today());
        sql.sql("INSERT INTO housing.reread_hold VALUES (9, ?, 'B2.1', NULL, NULL, ?, 'whole', '条例第十五条', now())")
                .params(RESTORED, (month.getYear() * 100 + month.getMonthValue()) * 100 + 1)
                .update();
        var obligation = context.getBean(Snapshots.class).raise(new RegionCode(RESTORED), Snapshots.REGISTER, month);
        var reviewer = staff.officer(RESTORED, Role.REVIEWER);
        var review = taskOf(obligation, "Task_ReviewDisclosure");
        assertThat(body(reviewer, get("/desk/tasks/" + review))).contains("已向社会公布暂缓公开", "依据：条例第十五条");

        claim(reviewer, review);
        var answer =
                post("/desk/tasks/" + review).param("answer.review", "hold").param("answer.basis", "条例第十六条");
        assertThat(send(reviewer, answer).getStatus()).isEqualTo(302);

        var director = staff.officer(RESTORED, Role.DIRECTOR);
        assertThat(body(director, get("/desk/tasks/" + taskOf(obligation, "Task_LiftHold"))))
                .contains("依据：条例第十六条");
        assertThat(sql.sql("SELECT convert_from(data, 'UTF8') FROM disclosure.leaf WHERE edition LIKE ?")
                        .param("hold:" + obligation.id() + ":%")
                        .query(String.class)
                        .single())
                .contains("basis 条例第十六条");
    }

    private String taskOf(Obligation obligation, String key) {
        return await().until(
                        () -> sql.sql("SELECT id FROM housing.task WHERE business_key = ? AND task_key = ?")
                                .params(obligation.id().toString(), key)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void whoReceivesAnObjectionDoesNotDecideItAndNothingTypedIsLost() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var batch = newBatchPage(officer);
        var objections = openNotice(batch) + "/objections";

        var refused = send(
                officer,
                post(objections)
                        .param("receivedOn", "2001-01-01")
                        .param("about", "R26-XXXX-00001")
                        .param("summary", "名单有误"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("名单有误", "R26-XXXX-00001", "2001-01-01", "公示期内");
        assertThat(send(officer, post(objections).param("receivedOn", today()).param("summary", "名单有误"))
                        .getStatus())
                .isEqualTo(302);

        var objection = objections + "/" + objectionIn(batch);
        var own = send(officer, post(objection).param("decision", "dismissed").param("reason", "查无实据"));
        assertThat(own.getStatus()).isEqualTo(422);
        assertThat(own.getContentAsString()).contains("登记这件异议的人不能处理它", "查无实据", "selected=\"selected\"");
        var director = staff.officer(HERE, Role.DIRECTOR);
        assertThat(send(director, post(objection).param("decision", "dismissed").param("reason", "查无实据"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(body(officer, get(batch))).contains("异议不成立");
    }

    @Test
    void anObjectionThatCameAfterThePeriodIsRefusedAndKept() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var batch = newBatchPage(officer);
        var objections = openNotice(batch) + "/objections";
        sql.sql("UPDATE housing.notice SET opened_on = opened_on - 20, last_day = opened_on - 1 WHERE batch_number = ?")
                .param(batch.substring(batch.lastIndexOf('/') + 1))
                .update();

        var late = send(officer, post(objections).param("receivedOn", today()).param("summary", "名单有误"));

        assertThat(late.getStatus()).isEqualTo(422);
        assertThat(late.getContentAsString()).contains("名单有误", today(), "公示期内");
        assertThat(objectionsIn(batch)).isZero();
    }

    @Test
    void noObjectionIsDecidedByWhoReceivedItWhateverThePageSays() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        var batch = newBatchPage(officer);
        var objections = openNotice(batch) + "/objections";
        send(officer, post(objections).param("receivedOn", today()).param("summary", "名单有误"));

        assertThatThrownBy(() -> sql.sql("""
                                UPDATE housing.objection SET decision = 'dismissed', decision_reason = 'x', decided_on = ?,
                                       decided_by = recorded_by WHERE id = ?::uuid
                                """)
                        .params(LocalDate.parse(today()), objectionIn(batch))
                        .update())
                .hasMessageContaining("objection_is_decided_by_another");
    }

    @Test
    void aListIsKeptInItsAddress() throws Exception {
        var officer = staff.officer(HERE, Role.OFFICER);
        newBatch(officer);
        var list = body(officer, get("/desk/tasks?text=编制&step=Task_PlanBatch&whose=unclaimed&page=99"));
        assertThat(list).contains("编制批次分配计划", "back=");
        assertThat(body(officer, get("/desk/tasks?text=%25&batch='&step=x&region=y&whose=z")))
                .contains("没有符合条件的任务");
    }

    /** The second half is read from the end; some tasks have no due day, and some the same. */
    @Test
    void thePagesOfAListFollowOneAnother() throws Exception {
        sql.sql("""
                        INSERT INTO housing.task (id, task_key, definition_key, business_key, region, name, name_en, title,
                          title_en, roles, form, due_on, opened_at)
                        SELECT 'page-' || i, 'Task_Page', 'paging:1', 'page-' || i, ?, '翻页', 'Paging', '第' || i || '件翻页',
                               'Paging ' || i, ARRAY['officer'], 'form',
                               CASE WHEN i % 4 > 0 THEN DATE '2026-11-01' + i % 7 END,
                               TIMESTAMPTZ '2026-10-01 00:00+08' + i % 3 * INTERVAL '1 hour'
                          FROM generate_series(1, 100) i
                        """).param(ELSEWHERE).update();
        var officer = staff.officer(ELSEWHERE, Role.OFFICER);
        var shown = new ArrayList<String>();
        for (var page = 1; page <= 4; page++) {
            shown.addAll(Jsoup.parse(body(officer, get("/desk/tasks?step=Task_Page&page=" + page)))
                    .select("tbody tr td:nth-child(2) span")
                    .eachText());
        }

        assertThat(shown).isEqualTo(sql.sql("""
                                SELECT title FROM housing.task WHERE task_key = 'Task_Page'
                                 ORDER BY due_on NULLS LAST, opened_at, id
                                """).query(String.class).list());
    }

    /** A batch whose plan is approved, so that N01 is owed. */
    private String plannedBatch(Officer officer, Officer director) throws Exception {
        var batch = newBatchPage(officer);
        var number = batch.substring(batch.lastIndexOf('/') + 1);
        claim(officer, taskOf(number));
        assertThat(send(officer, plan(post("/desk/tasks/" + taskOf(number)))).getStatus())
                .isEqualTo(302);
        claim(director, taskOf(number));
        var approved = post("/desk/tasks/" + taskOf(number))
                .param("answer.decision", "approve")
                .param("answer.documentNumber", "清住保〔2026〕2号")
                .param("answer.decidedOn", today());
        assertThat(send(director, approved).getStatus()).isEqualTo(302);
        return batch;
    }

    private static MockHttpServletRequestBuilder voiding(MockHttpServletRequestBuilder request, String on) {
        return request.param("answer.reason", "房源质量问题")
                .param("answer.documentNumber", "清住保〔2026〕9号")
                .param("answer.decidedOn", on);
    }

    private String owed(String batch) {
        return sql.sql("SELECT id::text FROM disclosure.obligation WHERE batch_number = ?")
                .param(batch.substring(batch.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
    }

    private long timers(String obligation) {
        var instance = context.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(obligation)
                .singleResult();
        return context.getBean(ManagementService.class)
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .count();
    }

    private String openNotice(String batch) {
        var number = batch.substring(batch.lastIndexOf('/') + 1);
        sql.sql("""
                        INSERT INTO housing.notice (id, batch_number, region, node, round, days, unit, opened_on, last_day,
                          calendar_version)
                        VALUES (?, ?, ?, 'N08', 1, 10, 'calendar-days', ?, ?, 1_000)
                        """)
                .params(
                        number + "/N08/1",
                        number,
                        HERE,
                        LocalDate.parse(today()),
                        LocalDate.parse(today()).plusDays(10))
                .update();
        return batch + "/notices/N08/1";
    }

    private int objectionsIn(String batch) {
        return sql.sql("SELECT count(*) FROM housing.objection WHERE notice_id = ?")
                .param(batch.substring(batch.lastIndexOf('/') + 1) + "/N08/1")
                .query(Integer.class)
                .single();
    }

    private String objectionIn(String batch) {
        return sql.sql("SELECT id::text FROM housing.objection WHERE notice_id = ?")
                .param(batch.substring(batch.lastIndexOf('/') + 1) + "/N08/1")
                .query(String.class)
                .single();
    }

    private String today() {
        return context.getBean(OfficialClock.class).today().toString();
    }

    private String tomorrow() {
        return LocalDate.parse(today()).plusDays(1).toString();
    }

    private String taskOf(String number) {
        return sql.sql("SELECT id FROM housing.task WHERE batch_number = ? AND task_key <> 'Task_ReviewDisclosure'")
                .param(number)
                .query(String.class)
                .single();
    }

    private String newBatch(Officer officer) throws Exception {
        var number = newBatchPage(officer);
        return sql.sql("SELECT id FROM housing.task WHERE batch_number = ?")
                .param(number.substring(number.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
    }

    private String newBatchPage(Officer officer) throws Exception {
        return Optional.ofNullable(send(officer, post("/desk/batches")).getRedirectedUrl())
                .orElseThrow();
    }

    private void claim(Officer officer, String task) throws Exception {
        assertThat(send(officer, post("/desk/tasks/" + task + "/claim")).getStatus())
                .isEqualTo(302);
        assertThat(assignee(task)).isEqualTo(officer.account());
    }

    private static MockHttpServletRequestBuilder plan(MockHttpServletRequestBuilder request) {
        return request.param("answer.title", "2026年第一批公共租赁住房分配")
                .param("answer.housingType", "public-rental")
                .param("answer.audience", "城镇中等偏下收入住房困难家庭")
                .param("answer.plannedPeriod", "2026年11月至2027年3月");
    }

    private int openTasks(String task) {
        return sql.sql("SELECT count(*) FROM housing.task WHERE id = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private String assignee(String task) {
        return sql.sql("SELECT coalesce(assignee, '') FROM housing.task WHERE id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private String body(Officer officer, MockHttpServletRequestBuilder request) throws Exception {
        var answer = send(officer, request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse send(Officer officer, MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request.with(staff.signedIn(officer)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
