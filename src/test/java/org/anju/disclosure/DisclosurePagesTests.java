package org.anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.access.Officer;
import org.anju.access.OfficerId;
import org.anju.access.Role;
import org.anju.region.RegionCode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class DisclosurePagesTests {

    private static final List<UUID> OFFICERS = java.util.Arrays.stream(Role.values())
            .map(role -> new UUID(0, role.ordinal() + 1))
            .toList();

    private final MockMvc pages;
    private final JdbcClient sql;
    private final Publishing publishing;
    private final Drafts drafts;
    private final TransactionTemplate transaction;

    DisclosurePagesTests(
            @Autowired WebApplicationContext context,
            @Autowired JdbcClient sql,
            @Autowired Publishing publishing,
            @Autowired Drafts drafts,
            @Autowired PlatformTransactionManager transactions) {
        this.pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.sql = sql;
        this.publishing = publishing;
        this.drafts = drafts;
        this.transaction = new TransactionTemplate(transactions);
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
                "/desk/disclosure",
                "/desk/disclosure?view=done&item=B2.1&state=public&page=9",
                "/desk/disclosure/catalogue",
                "/desk/disclosure/clearances",
                "/desk/disclosure/clearances/B2.1",
                "/desk/disclosure/takedowns",
                "/desk/disclosure/mask",
                "/desk/disclosure/mask?positions=1-6,18")) {
            for (var language : List.of("zh", "en")) {
                var answer = send(get(page).param("lang", language), Role.REVIEWER, "990101");
                assertThat(answer.getStatus()).as(page).isEqualTo(200);
                assertThat(answer.getContentAsString()).as(page).doesNotContain("??", "panel--done");
            }
        }
    }

    @Test
    void aSnapshotIsTakenAndItsEditionCorrectedAndTakenDown() throws Exception {
        var taken = send(
                post("/desk/disclosure/snapshots").param("register", "B3.1").param("month", month()),
                Role.OFFICER,
                "990101");
        assertThat(taken.getStatus()).isEqualTo(302);
        var address = String.valueOf(taken.getRedirectedUrl()).replace("?taken", "");
        var obligation = ObligationId.parse(address.substring(address.lastIndexOf('/') + 1));
        stand(obligation);
        shows(address, "县");
        assertThat(send(get(address), Role.OFFICER, "990102").getStatus()).isEqualTo(404);

        var edition = "/desk/disclosure/editions/"
                + sql.sql("SELECT edition_id FROM disclosure.obligation WHERE id = ?")
                        .param(obligation.value())
                        .query(UUID.class)
                        .single();
        for (var page : List.of(address, edition)) {
            assertThat(title(get(page).param("lang", "en"))).as(page).doesNotContainPattern("\\p{IsHan}");
        }
        shows(edition, "更正");
        shows(edition + "/correct", "哪些内容要更正");
        shows(edition + "/withdraw", "为什么要撤回");
        assertThat(send(get(edition), Role.OFFICER, "990102").getStatus()).isEqualTo(404);
        assertThat(send(post(edition + "/take-down").param("reason", "误"), Role.OFFICER, "990101")
                        .getStatus())
                .isEqualTo(403);

        var wrong = send(
                post(edition + "/correct")
                        .param("row0", "R26-XXXX-00001")
                        .param("key0", "units")
                        .param("value0", "七")
                        .param("reason", "有误"),
                Role.OFFICER,
                "990101");
        assertThat(wrong.getContentAsString()).contains("没有这个登记编号", "value=\"七\"");

        var down = send(post(edition + "/take-down").param("reason", "误公开"), Role.REVIEWER, "990101");
        assertThat(down.getRedirectedUrl()).endsWith("takedowns?done");
        shows("/desk/disclosure/takedowns", "误公开");
    }

    private String title(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(send(request, Role.OFFICER, "990101").getContentAsString())
                .title();
    }

    @Test
    void aClearanceIsGivenAndTakenBackByAReviewer() throws Exception {
        var blank = send(post("/desk/disclosure/clearances/B6").param("scope", "全部"), Role.REVIEWER, "990101");
        assertThat(blank.getContentAsString()).contains("请填写文号", "影响评估", ">全部</textarea>");

        var given = send(
                post("/desk/disclosure/clearances/B6")
                        .param("grade", "at-once")
                        .param("document", "清住保函〔2026〕1号")
                        .param("scope", "全部")
                        .param("from", "2026-01-01")
                        .param("to", "2099-01-01")
                        .param("asked", "配租科")
                        .param("assessed", "2026-01-01")
                        .param("report", "清住评〔2026〕9号")
                        .param("findings", "可以公开"),
                Role.REVIEWER,
                "990101");
        assertThat(given.getRedirectedUrl()).endsWith("?given");
        shows("/desk/disclosure/clearances", "清住保函〔2026〕1号");
        shows("/desk/disclosure/clearances", "清住评〔2026〕9号");
        assertThat(send(post("/desk/disclosure/clearances/B6/revoke"), Role.OFFICER, "990101")
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(post("/desk/disclosure/clearances/B6/revoke"), Role.REVIEWER, "990101")
                        .getRedirectedUrl())
                .endsWith("?revoked");
    }

    @Test
    void theMaskIsDecidedByADirectorOnADocument() throws Exception {
        var birth = send(
                post("/desk/disclosure/mask").param("positions", "1-8").param("basis", "样办1号"),
                Role.DIRECTOR,
                "990101");
        assertThat(birth.getContentAsString()).contains("属于出生日期", "样办1号");
        assertThat(send(
                                post("/desk/disclosure/mask")
                                        .param("positions", "1-2")
                                        .param("basis", "样办1号"),
                                Role.REVIEWER,
                                "990101")
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(
                                post("/desk/disclosure/mask")
                                        .param("positions", "1-2")
                                        .param("basis", "样办1号"),
                                Role.DIRECTOR,
                                "990101")
                        .getRedirectedUrl())
                .endsWith("?decided");
    }

    /** Who lays two lists side by side sees what both show: so a new mask shows nothing that the old lists hid. */
    @Test
    void aMaskShowsNothingBesideWhatWasPublished() throws Exception {
        var taken = send(
                post("/desk/disclosure/snapshots").param("register", "B2.1").param("month", month()),
                Role.OFFICER,
                "990101");
        var address = String.valueOf(taken.getRedirectedUrl()).replace("?taken", "");
        stand(ObligationId.parse(address.substring(address.lastIndexOf('/') + 1)));

        var beside = send(mask("1-2,18"), Role.DIRECTOR, "990101");
        var fewer = send(mask("1-2"), Role.DIRECTOR, "990101");

        assertThat(beside.getContentAsString()).contains("没有显示第 18 位", "已公开和待公开的名单合在一起", "样办2号");
        assertThat(fewer.getRedirectedUrl()).endsWith("?decided");
    }

    /** 26,664 days of birth and 1,000 sequences; with the check character shown, an eleventh of them. */
    @Test
    void thePageTellsHowManyPeopleAMaskLeaves() throws Exception {
        var tried = strengths("1-6,18");
        var hidden = strengths("2-6");

        assertThat(strengths("1-6")).contains("约 26,664,000 个");
        assertThat(tried.get(tried.size() - 1)).matches("约 2,4[0-4]\\d,\\d{3} 个");
        assertThat(hidden.get(hidden.size() - 1)).matches("约 \\d{2,3},\\d{3},\\d{3} 个");
    }

    /** The figures of the page in their order: in force, of the lists so far, tried. */
    private List<String> strengths(String positions) throws Exception {
        var page = Jsoup.parse(send(get("/desk/disclosure/mask").param("positions", positions), Role.REVIEWER, "990102")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        return page.select("meter + span").eachText();
    }

    private static MockHttpServletRequestBuilder mask(String positions) {
        return post("/desk/disclosure/mask").param("positions", positions).param("basis", "样办2号");
    }

    /** Whatever the process has done of it already, it stands in the end. */
    private void stand(ObligationId obligation) {
        transaction.executeWithoutResult(status -> {
            if (sql.sql("SELECT state FROM disclosure.obligation WHERE id = ?")
                    .param(obligation.value())
                    .query(String.class)
                    .single()
                    .equals("open")) {
                drafts.draft(obligation);
            }
            publishing.publish(obligation);
        });
    }

    private String month() {
        return java.time.YearMonth.from(java.time.LocalDate.ofInstant(
                        sql.sql("SELECT clock_timestamp()")
                                .query((row, number) -> row.getTimestamp(1).toInstant())
                                .single(),
                        java.time.ZoneId.of("Asia/Shanghai")))
                .minusMonths(1)
                .toString();
    }

    private void shows(String address, String words) throws Exception {
        var answer = send(get(address), Role.OFFICER, "990101");
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        assertThat(answer.getContentAsString()).as(address).contains(words).doesNotContain("??");
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Role role, String region)
            throws Exception {
        var officer = new Officer(
                new OfficerId(OFFICERS.get(role.ordinal())), "wang", "王经办", new RegionCode(region), Set.of(role));
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                officer, null, AuthorityUtils.createAuthorityList("ROLE_" + role.name()));
        request.with(authentication(signedIn)).with(csrf());
        return pages.perform(request).andReturn().getResponse();
    }
}
