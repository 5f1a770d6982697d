package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Database;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.disclosure.Part;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A batch through its pages: what they offer at which time, and that bad input is answered clearly and changes nothing. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class BatchPagesTests {

    private static final String HERE = County.CODE.value();

    private final ApplicationContext context;
    private County county;
    private final MockMvc pages;
    private final Staff staff;
    private final Officer officer;
    private final Officer director;

    BatchPagesTests(@Autowired WebApplicationContext context) {
        this.context = context;
        county = new County(context);
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        staff = new Staff(context);
        officer = staff.officer(HERE, Role.OFFICER);
        director = staff.officer(HERE, Role.DIRECTOR);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void aBatchIsLinkedToItsSignUpsWhileItIsOpenAndItsResultIsOfThoseWhoSignedUp() throws Exception {
        var number = county.household("王小明", 71);
        county.prepare(List.of(county.unit("701"), county.unit("702")));
        assertThat(body(officer, get(page()))).doesNotContain("/desk/sign-ups/new");

        county.signUp(List.of(number), () -> {
            assertThat(bodyOf(officer, get(page())))
                    .contains("/desk/sign-ups/new?batch=" + county.batch)
                    .contains("/desk/imports/new?kind=sign-ups&amp;batch=" + county.batch);
            assertThat(bodyOf(director, get(page()))).doesNotContain("/desk/sign-ups/new");
            var unknown = bodyOf(officer, signUp("R26-AAAA-00071"));
            assertThat(unknown).contains("R26-AAAA-00071", county.batch.value());
        });

        assertThat(body(officer, get(page()))).doesNotContain("/desk/sign-ups/new");
        assertThat(body(officer, signUp(number))).contains("现在不在报名期内");
        assertThat(signUps()).isOne();

        county.qualify();
        county.draw();
        county.select(List.of("701"));
        county.take("Task_CompileResult", county.author, Map.of());
        neverSignedUp("R26-AAAA-00072");
        var task = claimed(director, "Task_ApproveResult");
        var refused = send(director, approval(post("/desk/tasks/" + task)));
        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        assertThat(refused.getResponse().getContentAsString()).contains("R26-AAAA-00072", "没有报名或未通过复审", "清住保〔2026〕7号");
        assertThat(county.find("N15", Part.WHOLE)).isEmpty();
    }

    @Test
    void thePublicSeesWhereABatchStandsWhileItStandsThere() throws Exception {
        var number = county.household("王小明", 75);
        county.planned();
        assertThat(now()).isEqualTo("N02");
        county = new County(context);
        county.prepare(List.of(county.unit("761"), county.unit("762")));
        county.signUp(List.of(number), () -> assertThat(now()).isEqualTo("N05"));
        assertThat(now()).isEqualTo("N07");
        county.qualify(() -> assertThat(now()).isEqualTo("N08"));
        assertThat(now()).isEqualTo("N09");
        county.draw();
        assertThat(now()).isEqualTo("N12");
        county.select(List.of("761"));
        assertThat(now()).isEqualTo("N14");
        county.conclude();
        assertThat(now()).isEmpty();
    }

    /** The nodes that have begun and not ended. */
    private String now() {
        return county.database
                .sql("""
                        SELECT coalesce(string_agg(node, ' ' ORDER BY position), '') FROM disclosure.public_node
                         WHERE batch_number = ? AND started_on IS NOT NULL AND ended_on IS NULL
                        """)
                .param(county.batch.value())
                .query(String.class)
                .single();
    }

    /** Whoever calls up page 3 of a list row by row is not led back to its beginning after each. */
    @Test
    void aVerbForOneRowLeadsBackToThePageItWasChosenOn() throws Exception {
        var number = county.household("王小明", 76);
        drawn(number, "771");
        var list = "/desk/tasks/" + claimed(officer, "Task_RunSelectionSession") + "/list";
        var link = Jsoup.parse(body(officer, get(list + "?page=1&size=100")))
                .select("tbody td a")
                .attr("href");
        assertThat(link).contains("page=1", "size=100");

        var form = Jsoup.parse(body(officer, get(link.replace("page=1", "page=3"))));

        assertThat(form.select("input[name=page]").val()).isEqualTo("3");
        assertThat(form.select("input[name=size]").val()).isEqualTo("100");
        assertThat(form.select("a[href*=size]").attr("href")).contains("page=3", "size=100");
        county.apply("Task_RunSelectionSession", "sign-in");
        var chosen = send(officer, sent(form).param("choose.unit", "XHY 1栋771"));
        assertThat(told(chosen)).containsEntry("doneCount", 1L);
        assertThat(chosen.getResponse().getRedirectedUrl()).contains("/list?", "size=100", "page=3");
    }

    @Test
    void aRefusedUnitIsToldOnThePageOfItsRowAndStaysChosen() throws Exception {
        var number = county.household("王小明", 93);
        drawn(number, "781", "782");
        var list = "/desk/tasks/" + claimed(officer, "Task_RunSelectionSession") + "/list";
        var link = Jsoup.parse(body(officer, get(list + "?page=3&size=100&state=waiting")))
                .select("tbody td a")
                .attr("href");

        var form = Jsoup.parse(body(officer, get(link)));
        var unit = form.select("option:contains(782)").val();

        var refused = send(officer, sent(form).param("choose.unit", unit));
        var page = toldOnTheRow(refused);

        assertThat(page.select(".field__error").text()).isEqualTo("请先签到，再登记选房。");
        assertThat(page.select("select[aria-invalid]").eachAttr("name")).containsExactly("choose.unit");
        assertThat(page.select("option[selected]").val()).isEqualTo(unit);
        assertThat(page.select("a[href*=size]").attr("href")).contains("size=100", "state=waiting");
    }

    /** One household, two batches: at its row in the second it is said in which batch it has a home. */
    @Test
    void whoHasAHomeFromAnotherBatchIsToldSoAtTheRow() throws Exception {
        var number = county.household("王小明", 94);
        drawn(number, "785");
        county.select(List.of("785"));
        var other = county.batch;
        county = new County(context);
        drawn(number, "786");
        county.apply("Task_RunSelectionSession", "sign-in");
        var list = "/desk/tasks/" + claimed(officer, "Task_RunSelectionSession") + "/list";
        var link = Jsoup.parse(body(officer, get(list))).select("tbody td a").attr("href");
        var form = Jsoup.parse(body(officer, get(link)));

        var refused = send(
                officer,
                sent(form)
                        .param(
                                "choose.unit",
                                form.select("option:contains(786)").val()));

        assertThat(toldOnTheRow(refused).select(".field__error").text())
                .isEqualTo(number + " 在批次 " + other + " 中已有住房，一户只能配一套；该户放弃那一套后才能在本批次办理，否则请在本批次登记放弃。");
        assertThat(county.database
                        .sql("SELECT state FROM housing.turn WHERE batch_number = ?")
                        .param(county.batch.value())
                        .query(String.class)
                        .single())
                .isEqualTo("signed-in");
    }

    @Test
    void wordsThatStillMayNotBePublicStayInTheirFieldAsTheyWereTyped() throws Exception {
        var approval = new HashMap<>(County.approval());
        approval.put("remark", "漏水，联系 19000000000");
        county.take("Task_PlanBatch", county.author, County.plan());
        county.take("Task_ApprovePlan", county.second, approval);
        county.settle();
        var list = "/desk/tasks/" + claimed(officer, "Task_RepairDisclosure") + "/list";
        var link = Jsoup.parse(body(officer, get(list))).select("tbody td a").attr("href");
        var typed = "漏水，请致电 19000000001 \"王\"";

        var refused = send(officer, sent(Jsoup.parse(body(officer, get(link)))).param("reword.words", typed));
        var page = toldOnTheRow(refused);

        assertThat(page.select(".summary__link").attr("href")).isEqualTo("#reword.words");
        assertThat(page.select(".field__error").text()).isEqualTo("改写后的内容仍含有不能公开的号码");
        assertThat(page.select("input[aria-invalid]").val()).isEqualTo(typed);
    }

    /** The form of a row's page as a browser sends it, but for what is chosen or typed. */
    private static MockHttpServletRequestBuilder sent(Document page) {
        var form = page.select("main form").first();
        var request = post(Objects.requireNonNull(form).attr("action"));
        form.select("input[type=hidden]").forEach(field -> request.param(field.attr("name"), field.val()));
        return request;
    }

    /** A batch of these rooms up to the session, in which the only household has the first turn. */
    private void drawn(String number, String... rooms) {
        county.prepare(Stream.of(rooms).map(county::unit).toList());
        county.signUp(List.of(number));
        county.qualify();
        county.draw();
    }

    private Document toldOnTheRow(MvcResult answer) throws Exception {
        var address = URI.create(String.valueOf(answer.getResponse().getRedirectedUrl()));
        return Jsoup.parse(body(officer, get(address).flashAttrs(told(answer))));
    }

    @Test
    void theReconcilerFindsNothingInABatchThatWasCarriedToItsEnd() throws Exception {
        var numbers = List.of(county.household("王小明", 73), county.household("赵六", 74));
        county.prepare(List.of(county.unit("711"), county.unit("712")));
        county.signUp(numbers);
        county.qualify();
        county.draw();
        county.select(List.of("711", "712"));
        county.conclude();
        var owed = county.obligations.ofBatch(county.batch).size();

        send(staff.officer(HERE, Role.OPERATOR), post("/ops/oversight"));

        assertThat(county.obligations.ofBatch(county.batch)).hasSize(owed);
        assertThat(county.database
                        .sql(
                                "SELECT concat_ws(' ', kind, subject) FROM housing.difference WHERE kind <> 'edition-without-file'")
                        .query(String.class)
                        .list())
                .noneMatch(found -> found.contains(county.batch.value()))
                .noneMatch(found -> county.obligations.ofBatch(county.batch).stream()
                        .anyMatch(each -> found.contains(each.id().toString())));
    }

    @Test
    void aUnitOfAnOpenBatchIsNotTakenByAnother() throws Exception {
        var unit = county.unit("721").id().value().toString();
        county.planned();
        send(officer, units(claimed(officer, "Task_ConfirmUnits"), unit));
        assertThat(batchOf(unit)).isEqualTo(county.batch.value());

        var other = new County(context);
        other.planned();
        var task = claimed(officer, "Task_ConfirmUnits", other);
        var answer = send(officer, units(task, unit));

        assertThat(answer.getFlashMap().get("refusedCount")).isEqualTo(1L);
        assertThat(String.valueOf(answer.getFlashMap().get("outcomes"))).contains("不在本清单中，或状态不允许");
        var nothing = send(
                officer,
                post("/desk/tasks/" + task)
                        .param("answer.documentNumber", "清住保〔2026〕8号")
                        .param("answer.decidedOn", "2026-03-02"));
        assertThat(nothing.getResponse().getStatus()).isEqualTo(422);
        assertThat(nothing.getResponse().getContentAsString()).contains("请至少为本批次选定一套房源", "清住保〔2026〕8号");
        assertThat(batchOf(unit)).isEqualTo(county.batch.value());
    }

    /** Among thousands of rows nobody sees the one that a colleague refused for a reason. */
    @Test
    void everyRowMeansThoseThatNobodyHasDecidedYet() throws Exception {
        var numbers = List.of(county.household("王小明", 81), county.household("赵六", 82), county.household("李红", 83));
        county.prepare(List.of(county.unit("731")));
        county.signUp(numbers);
        var task = claimed(officer, "Task_ReviewQualification");
        var refused = entrant(numbers.get(1));
        send(officer, list(task, "refuse").param("row", refused).param("refuse.reason", "income"));

        var answer = send(officer, list(task, "qualify").param("everything", "yes"));
        assertThat(answer.getFlashMap().get("doneCount")).isEqualTo(2L);
        assertThat(decisions()).containsExactlyInAnyOrder("qualified", "refused income", "qualified");
        assertThat(body(officer, get("/desk/tasks/" + task + "/list").flashAttrs(told(answer))))
                .contains("已办 2 行，未办 0 行", "另有 1 行已有决定，未改动；如要改，请逐行选中");

        send(officer, list(task, "refuse").param("everything", "yes").param("refuse.reason", "other"));
        assertThat(decisions()).containsExactlyInAnyOrder("qualified", "refused income", "qualified");

        send(officer, list(task, "qualify").param("row", refused));
        assertThat(decisions()).containsExactly("qualified", "qualified", "qualified");
    }

    /** A verdict for every row waits until another one is done, and leaves alone what was decided meanwhile. */
    @Test
    void everyRowMeansThoseThatNobodyHasDecidedBeforeItsTurn() throws Exception {
        var numbers = List.of(county.household("王小明", 87), county.household("赵六", 88));
        county.prepare(List.of(county.unit("791")));
        county.signUp(numbers);
        var task = claimed(officer, "Task_ReviewQualification");
        var together = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

        var every = together.execute(status -> {
            county.database
                    .sql("SELECT id FROM housing.task WHERE id = ? FOR UPDATE")
                    .param(task)
                    .query(String.class)
                    .single();
            var waiting = CompletableFuture.supplyAsync(
                    () -> sent(officer, list(task, "qualify").param("everything", "yes")));
            Awaitility.await().until(() -> Database.waitingForALock(county.database) > 0);
            county.database
                    .sql(
                            "UPDATE housing.entrant SET decision = 'refused', reason = 'income', decided_by = ?, decided_at = now() WHERE id = ?::uuid")
                    .params(officer.id().value(), entrant(numbers.get(1)))
                    .update();
            return waiting;
        });

        assertThat(told(every.join())).containsEntry("doneCount", 1L).containsEntry("leftCount", 1L);
        assertThat(decisions()).containsExactlyInAnyOrder("qualified", "refused income");
    }

    /** What is looked for stands in the address that the answer leads to. */
    @Test
    void aTextWithoutEndIsLookedForAsFarAsItMatters() throws Exception {
        var number = county.household("王小明", 89);
        county.prepare(List.of(county.unit("784")));
        county.signUp(List.of(number));
        var task = claimed(officer, "Task_ReviewQualification");

        var answer = send(
                officer,
                list(task, "qualify").param("row", entrant(number)).param("text", "\uD83C\uDFE0".repeat(9_000)));

        assertThat(decisions()).containsExactly("qualified");
        assertThat(answer.getResponse().getRedirectedUrl()).hasSizeLessThan(2_000);
    }

    @Test
    void aVerdictWithoutItsReasonKeepsTheTicksAndMarksTheField() throws Exception {
        var numbers = List.of(county.household("王小明", 84), county.household("赵六", 85));
        county.prepare(List.of(county.unit("741")));
        county.signUp(numbers);
        var task = claimed(officer, "Task_ReviewQualification");
        var row = entrant(numbers.get(1));

        var answer = send(officer, list(task, "refuse").param("row", row).param("refuse.reason", ""));
        var page =
                Jsoup.parse(body(officer, get("/desk/tasks/" + task + "/list").flashAttrs(told(answer))));

        assertThat(decisions()).containsExactly("pending", "pending");
        assertThat(page.select("input[name=row][checked]").eachAttr("value")).containsExactly(row);
        assertThat(page.select("select[aria-invalid]").eachAttr("name")).containsExactly("refuse.reason");
        assertThat(page.select(".summary__link").attr("href")).isEqualTo("#refuse.reason");
    }

    @Test
    void theRowsThatRefusedStayTickedWithWhatWasTyped() throws Exception {
        var number = county.household("王小明", 86);
        county.prepare(List.of(county.unit("751")));
        county.signUp(List.of(number));
        var task = claimed(officer, "Task_ReviewQualification");
        var stranger = UUID.randomUUID().toString();

        var answer = send(
                officer,
                list(task, "refuse").param("row", entrant(number), stranger).param("refuse.reason", "income"));

        assertThat(told(answer))
                .containsEntry("doneCount", 1L)
                .containsEntry("ticked", Set.of(stranger))
                .containsEntry("typed", Map.of("refuse.reason", "income"));
    }

    @Test
    void aFileOfAnotherTemplateIsToldInOneSentence() throws Exception {
        var households = "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\n,张三,1,,公共租赁住房,3,,2026-03-01\n";
        var before = count("housing.unit");
        var request = multipart("/desk/imports");
        request.file(new MockMultipartFile("file", "x.csv", "text/csv", households.getBytes(StandardCharsets.UTF_8)));

        var address = String.valueOf(
                send(officer, request.param("kind", "units")).getResponse().getRedirectedUrl());
        Awaitility.await().until(() -> send(officer, get(address)).getResponse().getHeader("Refresh") == null);

        assertThat(body(officer, get(address))).contains("这不是“房源清单”的模板", "请下载系统模板");
        assertThat(count("housing.unit")).isEqualTo(before);
    }

    @Test
    void aWrongCheckDigitIsToldAtItsFieldAndWritesNothing() throws Exception {
        var before = count("housing.household");

        var page = body(
                officer,
                post("/desk/register")
                        .param("applicant", "张三")
                        .param("id-number", "990101199001010018")
                        .param("housing-type", "公共租赁住房")
                        .param("size", "3")
                        .param("registered-on", "2026-03-01"));

        assertThat(page).contains("校验", "value=\"990101199001010018\"");
        assertThat(count("housing.household")).isEqualTo(before);
    }

    @Test
    void theSummaryNamesTheFieldOfEachFault() throws Exception {
        var household = Jsoup.parse(body(officer, post("/desk/register")));
        var signUp = Jsoup.parse(body(officer, post("/desk/sign-ups")));

        assertThat(household.select(".summary__link").eachText())
                .contains("申请人姓名：此项必填，请填写。", "家庭人口：此项必填，请填写。")
                .doesNotHaveDuplicates();
        assertThat(household.select("#applicant-error").text()).isEqualTo("此项必填，请填写。");
        assertThat(signUp.select(".summary__link").eachText())
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates();
    }

    private String page() {
        return "/desk/batches/" + county.batch;
    }

    private MockHttpServletRequestBuilder signUp(String number) {
        return post("/desk/sign-ups")
                .param("batch", county.batch.value())
                .param("number", number)
                .param("project", "XHY")
                .param("unit-type", "2R");
    }

    private static MockHttpServletRequestBuilder units(String task, String unit) {
        return post("/desk/tasks/" + task + "/list").param("verb", "add").param("row", unit);
    }

    private static MockHttpServletRequestBuilder list(String task, String verb) {
        return post("/desk/tasks/" + task + "/list").param("verb", verb);
    }

    /** What the page after the redirect is told. */
    private static Map<String, Object> told(MvcResult answer) {
        return Map.copyOf(answer.getFlashMap());
    }

    private String entrant(String number) {
        return county.database
                .sql("SELECT id FROM housing.entrant WHERE batch_number = ? AND registration_number = ?")
                .params(county.batch.value(), number)
                .query(String.class)
                .single();
    }

    private List<String> decisions() {
        return county.database
                .sql(
                        "SELECT concat_ws(' ', decision, reason) FROM housing.entrant WHERE batch_number = ? ORDER BY position")
                .param(county.batch.value())
                .query(String.class)
                .list();
    }

    private static MockHttpServletRequestBuilder approval(MockHttpServletRequestBuilder request) {
        return request.param("answer.decision", "approve")
                .param("answer.documentNumber", "清住保〔2026〕7号")
                .param("answer.decidedOn", County.CLOCK.today().toString());
    }

    private String claimed(Officer who, String step) throws Exception {
        return claimed(who, step, county);
    }

    private String claimed(Officer who, String step, County of) throws Exception {
        var task = of.database
                .sql("SELECT id FROM housing.task WHERE batch_number = ? AND task_key = ?")
                .params(of.batch.value(), step)
                .query(String.class)
                .single();
        send(who, post("/desk/tasks/" + task + "/claim"));
        return task;
    }

    /** Someone whom somebody slipped into the list of entrants and into the result, but who is in no register. */
    private void neverSignedUp(String number) {
        county.database
                .sql("""
                        INSERT INTO housing.entrant (id, batch_number, position, registration_number, applicant_name,
                          id_number_sealed, household_size, tier, project_code, project_name, unit_type, decision)
                        VALUES (?, ?, 99, ?, '赵六', 'x', 2, 'A', 'XHY', '杏花苑', '2R', 'qualified')
                        """)
                .params(UUID.randomUUID(), county.batch.value(), number)
                .update();
        county.database
                .sql("""
                        INSERT INTO housing.allocation (id, batch_number, position, registration_number, applicant_name,
                          unit_id, project_name, unit_type, area, compiled_by, handover)
                        VALUES (?, ?, 99, ?, '赵六', ?, '杏花苑', '2R', 58.20, ?, 'pending')
                        """)
                .params(UUID.randomUUID(), county.batch.value(), number, UUID.randomUUID(), county.author)
                .update();
    }

    private int signUps() {
        return county.database
                .sql("SELECT count(*) FROM housing.sign_up WHERE batch_number = ?")
                .param(county.batch.value())
                .query(Integer.class)
                .single();
    }

    private int count(String table) {
        return county.database
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private String batchOf(String unit) {
        return county.database
                .sql("SELECT coalesce(batch_number, '') FROM housing.unit WHERE id = ?::uuid")
                .param(unit)
                .query(String.class)
                .single();
    }

    private MvcResult sent(Officer who, AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            return send(who, request);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private String bodyOf(Officer who, AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            return body(who, request);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private String body(Officer who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return send(who, request).getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcResult send(Officer who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        request.with(staff.signedIn(who)).with(csrf());
        return pages.perform(request).andReturn();
    }
}
