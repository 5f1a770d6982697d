package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.stock.Stock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Answers that go past the browser: the page marks the field, and keeps everything that was typed. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class AnswerPagesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    private final County county;
    private final MockMvc pages;
    private final Staff staff;
    private final Officer officer;

    AnswerPagesTests(@Autowired WebApplicationContext context) {
        county = new County(context);
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        staff = new Staff(context);
        officer = staff.officer(County.CODE.value(), Role.OFFICER);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    /** A field, what is sent for it, and what the page says. */
    private record Wrong(String field, String sent, String told) {}

    private static final List<Wrong> WRONG = List.of(
            new Wrong("contact", "", "请填写“联系部门”"),
            new Wrong("contact", "窗".repeat(101), "“联系部门”不得超过100个字"),
            new Wrong("supervision", "督".repeat(300_000), "“监督方式”不得超过500个字"),
            new Wrong("rent", "3\u0007元", "含有不能填写的字符"),
            new Wrong("tiers", "a;b", "“优先档次”的格式不对"),
            new Wrong("phone", "打<b>电话", "“办公电话”的格式不对"),
            new Wrong("waiverLimit", "0", "“弃选次数上限”不得小于1"),
            new Wrong("waiverLimit", "10", "“弃选次数上限”不得大于9"),
            new Wrong("waiverLimit", "3.5", "“弃选次数上限”应当是整数"),
            new Wrong("waiverLimit", "三", "“弃选次数上限”应当是整数"),
            new Wrong("orderMethod", "lottery", "“排序方式”请从给出的选项中选择"),
            new Wrong("orderOn", "20/4/2026", "“排序计划日期”应当是日期"),
            new Wrong("stage", "closed", "表单没有“stage”这一栏"));

    @Test
    void eachFaultIsMarkedAtItsFieldAndEverythingTypedIsKept() throws Exception {
        var task = draftProcedure();

        for (var wrong : WRONG) {
            var typed = new TreeMap<>(right());
            typed.put(wrong.field(), wrong.sent());
            for (var way : List.of("/check", "")) {
                for (var asJson : List.of(false, true)) {
                    var answer = send(asJson ? json(task + way, typed) : fields(task + way, typed));

                    assertThat(answer.getStatus()).as(wrong.toString()).isEqualTo(422);
                    var page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
                    assertThat(page.select("a.summary__link[href=#answer." + wrong.field() + "]")
                                    .text())
                            .as(wrong.toString())
                            .contains(wrong.told());
                    assertThat(kept(page)).as(wrong.toString()).containsAllEntriesOf(typed);
                }
            }
        }
        assertThat(isOpen(task)).isTrue();
        assertThat(send(fields(task, right())).getStatus()).isEqualTo(302);
        assertThat(isOpen(task)).isFalse();
    }

    @Test
    void aBodyThatIsNoAnswerIsNeverAFaultOfOurs() throws Exception {
        var task = draftProcedure();

        for (var body : List.of(
                "{",
                "[]",
                "1",
                "\"\"",
                "nul",
                "{\"rent\": {\"a\": [[[[1]]]]}}",
                "[".repeat(5_000),
                "{\"a\":".repeat(5_000))) {
            assertThat(send(post("/desk/tasks/" + task).param("submission", body))
                            .getStatus())
                    .as(body.substring(0, Math.min(9, body.length())))
                    .isEqualTo(422);
        }
        assertThat(isOpen(task)).isTrue();
    }

    /** As bytes over the wire, where the container has limits of its own. */
    @Test
    void megabytesOfTextComeBackWholeAndMoreIsRefused() throws Exception {
        var task = "/desk/tasks/" + draftProcedure();
        var browser = new Browser(port);
        browser.signIn(officer.account(), Staff.PASSWORD);
        var chinese = new TreeMap<>(right());
        chinese.put("supervision", "督".repeat(300_000));
        var latin = new TreeMap<>(right());
        latin.put("supervision", "x".repeat(7_000_000));

        for (var typed : List.of(chinese, latin)) {
            browser.get(task);
            var fields = typed.entrySet().stream()
                    .flatMap(each -> Stream.of("answer." + each.getKey(), each.getValue()))
                    .toArray(String[]::new);
            for (var sent : List.of(fields, new String[] {"submission", JSON.writeValueAsString(typed)})) {
                var answer = browser.post(task + "/check", sent);

                assertThat(answer.status()).isEqualTo(422);
                assertThat(kept(answer.page())).containsAllEntriesOf(typed);
            }
        }
        browser.get(task);
        assertThat(browser.post(task, "answer.supervision", "x".repeat(9_000_000))
                        .status())
                .isEqualTo(413);
    }

    /** What the page would send again: the values that form-js gets, which the fields without script have as well. */
    private static Map<String, Object> kept(Document page) {
        var frame = page.selectFirst("[data-module=form]");
        var values = JSON.readTree(frame == null ? "{}" : frame.attr("data-values"));
        var kept = new TreeMap<String, Object>();
        values.properties()
                .forEach(value -> kept.put(value.getKey(), value.getValue().asString()));
        for (var field : page.select("[name^=answer.]:not([type=radio])")) {
            assertThat(field.val().strip())
                    .isEqualTo(kept.get(field.attr("name").substring(7)));
        }
        return kept;
    }

    private static TreeMap<String, String> right() {
        var right = new TreeMap<String, String>();
        County.procedure().forEach((key, value) -> right.put(key, value.toString()));
        right.put("location", "清河县城区");
        right.put("rent", "每平方米每月 3.5 元");
        return right;
    }

    private String draftProcedure() throws Exception {
        county.planned();
        county.get(Stock.class)
                .assign(
                        County.CODE,
                        county.batch,
                        List.of(county.unit("8" + county.batch.value().substring(12))
                                .id()));
        county.take(
                "Task_ConfirmUnits", county.author, Map.of("documentNumber", "清住保〔2026〕1号", "decidedOn", "2026-03-02"));
        var task = county.database
                .sql("SELECT id FROM housing.task WHERE batch_number = ? AND task_key = 'Task_DraftProcedure'")
                .param(county.batch.value())
                .query(String.class)
                .single();
        send(post("/desk/tasks/" + task + "/claim"));
        return task;
    }

    private boolean isOpen(String task) {
        return county.database
                .sql("SELECT EXISTS (SELECT FROM housing.task WHERE id = ?)")
                .param(task)
                .query(Boolean.class)
                .single();
    }

    private static MockHttpServletRequestBuilder fields(String address, Map<String, String> typed) {
        var request = post("/desk/tasks/" + address);
        typed.forEach((key, value) -> request.param("answer." + key, value));
        return request;
    }

    private static MockHttpServletRequestBuilder json(String address, Map<String, String> typed) {
        return post("/desk/tasks/" + address).param("submission", JSON.writeValueAsString(typed));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request.with(staff.signedIn(officer)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
