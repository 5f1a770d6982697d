package org.anju.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.ApplicationTest;
import org.anju.Counties;
import org.anju.access.Officer;
import org.anju.access.OfficerId;
import org.anju.access.Role;
import org.anju.calendar.Calendars;
import org.anju.region.RegionCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages without the sign-in before them, which is tested where it is made. */
@ApplicationTest
class CalendarPagesTests {

    private static final String NUMBER = "国办发明电〔2026〕99号";

    private final Principal operator = someone("990101", Role.OPERATOR);
    private final MockMvc pages;

    @Autowired
    private Calendars calendars;

    @Autowired
    private JdbcClient sql;

    CalendarPagesTests(@Autowired WebApplicationContext application, @Autowired JdbcClient sql) {
        Counties.in(sql);
        pages = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void anyoneReadsHowADeadlineWasCounted() throws Exception {
        pages.perform(get("/calendar?event=2012-05-28&workingDays=20&month=&day=2012-09-29"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("最迟在 2012年6月26日 星期二 24:00 前完成")))
                .andExpect(content().string(containsString("跳过端午节放假（国办发明电〔2011〕45号） 3 日")))
                .andExpect(content().string(containsString("国庆节调休上班（国办发明电〔2011〕45号）")));
        pages.perform(get("/en/calendar?event=2012-05-28&workingDays=20"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Due by 24:00 on Tuesday, 26 June 2012")));
    }

    @Test
    void aWrongQuestionIsExplainedAndKept() throws Exception {
        pages.perform(get("/calendar?event=2012-05-28&workingDays=many"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("0 至 400")))
                .andExpect(content().string(containsString("many")));
        pages.perform(get("/calendar?day=1999-01-01")).andExpect(content().string(containsString("2007-01-01")));
    }

    @Test
    void aNoticeIsPreviewedThenApplied() throws Exception {
        var day = LocalDate.of(2027, 2, 9);
        pages.perform(notice(post("/desk/calendar").principal(operator), "2027-02-10,休,春节"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("影响期限")));
        assertThat(calendars.national().isWorkingDay(day.plusDays(1))).isTrue();

        pages.perform(notice(post("/desk/calendar/apply").principal(operator), "2027-02-10,休,春节"))
                .andExpect(redirectedUrl("/desk/calendar"));
        assertThat(calendars.national().isWorkingDay(day.plusDays(1))).isFalse();

        pages.perform(notice(post("/desk/calendar/apply").principal(operator), "2027-02-10,休,春节"))
                .andExpect(content().string(containsString("已经录入")));
        pages.perform(notice(
                        post("/desk/calendar/apply").principal(operator),
                        "\u202e" + NUMBER + "\u200b",
                        "2027-02-10,休,春节"))
                .andExpect(content().string(containsString("已经录入")));
    }

    @Test
    void everyWrongLineOfANoticeIsNamed() throws Exception {
        var before = calendars.published().size();

        pages.perform(notice(
                        post("/desk/calendar/apply").principal(operator),
                        "2027-02-31,休,春节\n2027-02-11,歇,春节\n1999-01-01,休,元旦\n2027-02-12,休,\u3164"))
                .andExpect(content().string(containsString("第 1 行")))
                .andExpect(content().string(containsString("第 2 行")))
                .andExpect(content().string(containsString("第 3 行")))
                .andExpect(content().string(containsString("第 4 行")));

        assertThat(calendars.published()).hasSize(before);
    }

    @Test
    void whoIsNeitherDirectorNorOperatorChangesNothing() throws Exception {
        pages.perform(post("/desk/calendar/apply")
                        .principal(someone("990101", Role.OFFICER))
                        .param("layer", "NATIONAL"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aDirectorEntersNoticesForTheOwnRegionAndThoseBelow() throws Exception {
        List.of("990000", "990101", "990102").forEach(code -> calendars.current(new RegionCode(code)));
        var county = someone("990101", Role.DIRECTOR);
        var before = calendars.published().size();

        pages.perform(local(county, "990102")).andExpect(content().string(containsString("本地区及下级地区")));
        pages.perform(local(county, "990000")).andExpect(content().string(containsString("本地区及下级地区")));
        pages.perform(notice(post("/desk/calendar/apply").principal(county), "2027-03-01,休,样例"))
                .andExpect(content().string(containsString("本地区及下级地区")));
        assertThat(calendars.published()).hasSize(before);

        pages.perform(local(county, "990101")).andExpect(redirectedUrl("/desk/calendar"));
        assertThat(calendars.published()).hasSize(before + 1);
    }

    @Test
    void thePreviewListsTheDeadlinesThatWouldMove() throws Exception {
        sql.sql("""
                        INSERT INTO disclosure.obligation (id, region, item, round, part, title, title_en, trigger_on,
                          arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state)
                        VALUES (gen_random_uuid(), '990101', 'B2.1', 20280201, 'whole', '二月名册', 'February register',
                          '2028-02-29', '2028-02-29', 'M+10wd', '2028-03-14', true, 1, '', '', 'open')
                        """).update();

        pages.perform(notice(post("/desk/calendar").principal(operator), "2028-03-07,休,样例日"))
                .andExpect(content().string(containsString("二月名册")))
                .andExpect(content().string(containsString("2028年3月14日")))
                .andExpect(content().string(containsString("2028年3月15日")));
    }

    @Test
    void productionHasNoPageThatMovesTheClock() throws Exception {
        pages.perform(get("/desk/demo/clock").principal(operator)).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder local(Principal officer, String region) {
        return post("/desk/calendar/apply")
                .principal(officer)
                .param("layer", "LOCAL")
                .param("region", region)
                .param("number", "样政发〔2027〕" + region)
                .param("document", "样例通知")
                .param("days", "2027-03-02,休,样例");
    }

    private static Principal someone(String region, Role role) {
        var officer = new Officer(new OfficerId(UUID.randomUUID()), "wang", "王", new RegionCode(region), Set.of(role));
        return UsernamePasswordAuthenticationToken.authenticated(officer, null, List.of());
    }

    private static MockHttpServletRequestBuilder notice(MockHttpServletRequestBuilder request, String days) {
        return notice(request, NUMBER, days);
    }

    private static MockHttpServletRequestBuilder notice(
            MockHttpServletRequestBuilder request, String number, String days) {
        return request.param("layer", "NATIONAL")
                .param("number", number)
                .param("document", "样例通知")
                .param("settles", "")
                .param("days", days);
    }
}
