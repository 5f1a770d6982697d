package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anju.ApplicationTest;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class DeskPagesTests {

    private static final String HEADER = "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\n";

    private final MockMvc pages;
    private final JdbcClient sql;
    private final Staff staff;

    DeskPagesTests(@Autowired WebApplicationContext context, @Autowired JdbcClient sql) {
        this.staff = new Staff(context);
        this.pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.sql = sql;
    }

    @BeforeEach
    void region() {
        for (var code : List.of("990101", "990102")) {
            sql.sql("""
                            INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                              supervision_phone, credit_code, site)
                            VALUES (?, '县', 'County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                            ON CONFLICT DO NOTHING
                            """).param(code).update();
        }
    }

    @Test
    void everyPageStands() throws Exception {
        for (var page : List.of(
                "/desk/register",
                "/desk/register?text=张&type=public-rental&status=waiting&sort=date&page=7",
                "/desk/register/new",
                "/desk/register/pending",
                "/desk/sign-ups/new",
                "/desk/stock",
                "/desk/stock?project=XHY-1&state=free",
                "/desk/stock/projects/new",
                "/desk/stock/units/new",
                "/desk/imports",
                "/desk/imports/new?kind=households",
                "/desk/imports/new?kind=sign-ups&batch=990101-2026-01",
                "/desk/imports/new?kind=units",
                "/desk/imports/new?kind=household-changes",
                "/desk/imports/templates/household-changes.xlsx",
                "/desk/imports/templates/units.csv",
                "/desk/imports/templates/households.xlsx")) {
            for (var language : List.of("zh", "en")) {
                var answer = send(get(page).param("lang", language), Role.OFFICER);
                assertThat(answer.getStatus()).as(page).isEqualTo(200);
                if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
                    assertThat(answer.getContentAsString()).as(page).doesNotContain("??");
                }
            }
        }
    }

    @Test
    void aHouseholdIsEnteredCorrectedAndFound() throws Exception {
        var entered = send(
                post("/desk/register")
                        .param("number", "R26-TEST-00001")
                        .param("applicant", "𠮷·买买提")
                        .param("id-number", "990101800101001")
                        .param("convert", "是")
                        .param("housing-type", "公共租赁住房")
                        .param("size", "3")
                        .param("registered-on", "2026-03-01"),
                Role.OFFICER);
        assertThat(entered.getRedirectedUrl()).isEqualTo("/desk/register/R26-TEST-00001?entered");

        var corrected = send(
                post("/desk/register/R26-TEST-00001/correct")
                        .param("applicant", "𠮷·买买提")
                        .param("housing-type", "公共租赁住房")
                        .param("size", "4")
                        .param("registered-on", "2026-03-01")
                        .param("corrections", "0")
                        .param("reason", "新生儿"),
                Role.OFFICER);
        assertThat(corrected.getRedirectedUrl()).endsWith("?corrected");

        var page = send(get("/desk/register/R26-TEST-00001"), Role.SUPERVISOR).getContentAsString();
        assertThat(page).contains("𠮷·买买提", "990101************", "新生儿").doesNotContain("19800101");
    }

    /** Two officers open the form; the second to save would take back what the first has saved. */
    @Test
    void aCorrectionDoesNotUndoAnothersMadeMeanwhile() throws Exception {
        registered("R26-TEST-00002");

        var first = correction("R26-TEST-00002", "0", "7", "A", "人口查实");
        var second = correction("R26-TEST-00002", "0", "3", "B", "级别评定");

        assertThat(first.getRedirectedUrl()).endsWith("?corrected");
        assertThat(second.getStatus()).isEqualTo(200);
        var page = Jsoup.parse(second.getContentAsString());
        assertThat(page.select("main").text()).contains("这一户被更正过", "您打开表格之后的更正", "人口查实");
        assertThat(page.select(".summary a[href=#correction]").text()).startsWith("您打开表格之后");
        assertThat(page.select("#correction [aria-invalid]")).isEmpty();
        assertThat(page.select("[name=size]").val()).isEqualTo("7");
        assertThat(page.select("[name=tier]").val()).isEqualTo("B");
        assertThat(page.select("[name=corrections]").val()).isEqualTo("1");
        assertThat(correction("R26-TEST-00002", "1", "7", "B", "级别评定").getRedirectedUrl())
                .endsWith("?corrected");
        assertThat(history("R26-TEST-00002")).containsExactly("1 size 3→7", "1 tier N→A", "2 tier A→B");
    }

    /** Somebody else's way to the present word may lead over the word that was typed. */
    @Test
    void whatWasTypedStandsThereAgainWhateverCameAndWentMeanwhile() throws Exception {
        registered("R26-TEST-00005");
        correction("R26-TEST-00005", "0", "4", "", "人口查实");
        correction("R26-TEST-00005", "1", "5", "", "再次查实");

        var typed =
                Jsoup.parse(correction("R26-TEST-00005", "0", "4", "", "新生儿").getContentAsString());
        var left = Jsoup.parse(correction("R26-TEST-00005", "0", "3", "", "新生儿").getContentAsString());

        assertThat(typed.select("[name=size]").val()).isEqualTo("4");
        assertThat(left.select("[name=size]").val()).isEqualTo("5");
    }

    @Test
    void aReasonThatReadsBackwardsIsToldAndKept() throws Exception {
        registered("R26-TEST-00004");

        var told = Jsoup.parse(
                correction("R26-TEST-00004", "0", "4", "", "新生\u202e儿").getContentAsString());

        assertThat(told.select("#reason-error").text()).contains("看不见的控制字符");
        assertThat(told.select("[name=reason]").text()).contains("新生");
        assertThat(history("R26-TEST-00004")).isEmpty();
    }

    @Test
    void manyThatSaveTheSameAtOnceCorrectOnce() throws Exception {
        registered("R26-TEST-00003");

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> correction("R26-TEST-00003", "0", "5", "", "新生儿").getStatus()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnly(302, 200).containsOnlyOnce(302);
        assertThat(history("R26-TEST-00003")).containsExactly("1 size 3→5");
    }

    private void registered(String number) throws Exception {
        var entered = send(
                post("/desk/register")
                        .param("number", number)
                        .param("applicant", "张三")
                        .param("id-number", "990101800101" + number.substring(11))
                        .param("convert", "是")
                        .param("housing-type", "公共租赁住房")
                        .param("size", "3")
                        .param("registered-on", "2026-03-01"),
                Role.OFFICER);
        assertThat(entered.getRedirectedUrl()).endsWith("?entered");
    }

    private MockHttpServletResponse correction(String number, String seen, String size, String tier, String reason) {
        try {
            return send(
                    post("/desk/register/" + number + "/correct")
                            .param("applicant", "张三")
                            .param("housing-type", "公共租赁住房")
                            .param("size", size)
                            .param("tier", tier)
                            .param("registered-on", "2026-03-01")
                            .param("corrections", seen)
                            .param("reason", reason),
                    Role.OFFICER);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> history(String number) {
        return sql.sql("""
                        SELECT concat(ordinal, ' ', field, ' ', old_value, '→', new_value)
                          FROM housing.household_correction c JOIN housing.household h ON h.id = c.household_id
                         WHERE registration_number = ? ORDER BY ordinal, field
                        """).param(number).query(String.class).list();
    }

    @Test
    void whatIsWrongIsToldBesideItsFieldAndKept() throws Exception {
        var page = send(post("/desk/register").param("applicant", "张三").param("id-number", "123"), Role.OFFICER)
                .getContentAsString();

        assertThat(page).contains("身份证件号码应为 18 位", "此项必填", "value=\"张三\"");
    }

    @Test
    void aFileIsHandedInAndItsFaultsAreShownByCell() throws Exception {
        var file = (HEADER + ",张三,123,,公共租赁住房,3,,2026-03-01\n").getBytes(StandardCharsets.UTF_8);
        var request = multipart("/desk/imports");
        request.file(new MockMultipartFile("file", "张三.csv", "text/csv", file));

        var answer = send(request.param("kind", "households"), Role.OFFICER);

        var address = String.valueOf(answer.getRedirectedUrl());
        assertThat(address).startsWith("/desk/imports/");
        Awaitility.await().until(() -> send(get(address), Role.OFFICER).getHeader("Refresh") == null);
        assertThat(send(get(address), Role.OFFICER).getContentAsString()).contains("C2", "身份证件号码应为 18 位", "未写入");
        assertThat(send(get(address + "/faults.csv?purpose=processing"), Role.OFFICER)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("C2,身份证件号码,");
        assertThat(send(get(address), Role.OFFICER, "990102").getStatus()).isEqualTo(404);
    }

    @Test
    void aUnitIsEnteredAndKeptBack() throws Exception {
        send(
                post("/desk/stock/projects")
                        .param("code", "TEST-1")
                        .param("name", "测试苑")
                        .param("housing-type", "公共租赁住房")
                        .param("address", "路1号"),
                Role.OFFICER);
        send(
                post("/desk/stock/units")
                        .param("project", "TEST-1")
                        .param("building", "1栋")
                        .param("room", "101")
                        .param("unit-type", "1R")
                        .param("area", "40.5")
                        .param("floor", "1"),
                Role.OFFICER);
        var id = sql.sql("SELECT id FROM housing.unit WHERE project_code = 'TEST-1'")
                .query(UUID.class)
                .single();
        assertThat(send(get("/desk/stock/units/" + id), Role.SUPERVISOR).getStatus())
                .isEqualTo(200);

        var without = send(post("/desk/stock/units/" + id + "/state").param("state", "reserved"), Role.OFFICER);
        var with = send(
                post("/desk/stock/units/" + id + "/state")
                        .param("state", "reserved")
                        .param("reason", "消防整改"),
                Role.OFFICER);

        assertThat(without.getRedirectedUrl()).endsWith("?refused");
        assertThat(with.getRedirectedUrl()).endsWith("?done");
        assertThat(send(get("/desk/stock"), Role.SUPERVISOR).getContentAsString())
                .contains("测试苑", "消防整改");
    }

    @Test
    void aSecondProjectOfTheSameNameIsRefusedAtItsNameAndKept() throws Exception {
        var first = send(project("TWIN-1", "同名苑"), Role.OFFICER);
        var second = send(project("TWIN-2", "同名苑"), Role.OFFICER);
        var third = send(project("TWIN-1", "另一苑"), Role.OFFICER);

        assertThat(first.getRedirectedUrl()).isEqualTo("/desk/stock");
        assertThat(second.getContentAsString())
                .contains("本地区已有名为“同名苑”的项目", "value=\"TWIN-2\"")
                .doesNotContain("项目代码 TWIN-2 已登记");
        assertThat(third.getContentAsString()).contains("项目代码 TWIN-1 已登记", "value=\"另一苑\"");
    }

    @Test
    void aSecondProjectOfARegionGetsItsUnits() throws Exception {
        for (var code : List.of("PAIR-1", "PAIR-2")) {
            assertThat(send(project(code, code + "苑"), Role.OFFICER).getRedirectedUrl())
                    .isEqualTo("/desk/stock");
            assertThat(send(
                                    post("/desk/stock/units")
                                            .param("project", code)
                                            .param("building", "1栋")
                                            .param("room", "101")
                                            .param("unit-type", "1R")
                                            .param("area", "40.5")
                                            .param("floor", "1"),
                                    Role.OFFICER)
                            .getRedirectedUrl())
                    .isEqualTo("/desk/stock");
        }

        assertThat(sql.sql("SELECT count(*) FROM housing.unit WHERE project_code LIKE 'PAIR-_'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static AbstractMockHttpServletRequestBuilder<?> project(String code, String name) {
        return post("/desk/stock/projects")
                .param("code", code)
                .param("name", name)
                .param("housing-type", "公共租赁住房")
                .param("address", "路1号");
    }

    @Test
    void whoOnlyLooksChangesNothing() throws Exception {
        assertThat(send(post("/desk/register").param("applicant", "张三"), Role.SUPERVISOR)
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(get("/desk/imports/new?kind=households"), Role.INTAKE).getStatus())
                .isEqualTo(403);
        assertThat(send(get("/desk/imports/new?kind=sign-ups"), Role.INTAKE).getStatus())
                .isEqualTo(200);
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Role role) throws Exception {
        return send(request, role, "990101");
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Role role, String region)
            throws Exception {
        request.with(staff.signedIn(region, role)).with(csrf());
        return pages.perform(request).andReturn().getResponse();
    }
}
