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
import org.anju.ApplicationTest;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages without the sign-in before them, which is tested where it is made. */
@ApplicationTest
@ActiveProfiles("demo")
class CalendarPagesTests {

    private final Principal director = () -> "director";
    private final MockMvc pages;

    @Autowired
    private Calendars calendars;

    @Autowired
    private OfficialClock clock;

    CalendarPagesTests(@Autowired WebApplicationContext application) {
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
        pages.perform(notice(post("/desk/calendar"), "2027-02-10,休,春节"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("影响期限")));
        assertThat(calendars.national().isWorkingDay(day.plusDays(1))).isTrue();

        pages.perform(notice(post("/desk/calendar/apply"), "2027-02-10,休,春节"))
                .andExpect(redirectedUrl("/desk/calendar"));
        assertThat(calendars.national().isWorkingDay(day.plusDays(1))).isFalse();

        pages.perform(notice(post("/desk/calendar/apply"), "2027-02-10,休,春节"))
                .andExpect(content().string(containsString("已经录入")));
    }

    @Test
    void everyWrongLineOfANoticeIsNamed() throws Exception {
        var before = calendars.published().size();

        pages.perform(notice(post("/desk/calendar/apply"), "2027-02-31,休,春节\n2027-02-11,歇,春节\n1999-01-01,休,元旦"))
                .andExpect(content().string(containsString("第 1 行")))
                .andExpect(content().string(containsString("第 2 行")))
                .andExpect(content().string(containsString("第 3 行")));

        assertThat(calendars.published()).hasSize(before);
    }

    @Test
    void whoIsNeitherDirectorNorOperatorChangesNothing() throws Exception {
        pages.perform(post("/desk/calendar/apply").principal(director).param("layer", "NATIONAL"))
                .andExpect(status().isForbidden());
    }

    @Test
    void theClockMovesForwardOnly() throws Exception {
        var before = clock.instant();
        pages.perform(get("/desk/demo/clock")).andExpect(status().isOk());

        pages.perform(post("/desk/demo/clock").param("by", "day")).andExpect(redirectedUrl("/desk/demo/clock"));
        var after = clock.instant();
        pages.perform(post("/desk/demo/clock").param("by", "date").param("date", "2001-01-01"))
                .andExpect(redirectedUrl("/desk/demo/clock"));

        assertThat(after).isAfterOrEqualTo(before.plusSeconds(86_400));
        assertThat(clock.instant()).isAfterOrEqualTo(after);
    }

    private MockHttpServletRequestBuilder notice(MockHttpServletRequestBuilder request, String days) {
        return request.principal(director)
                .with(each -> {
                    each.addUserRole("DIRECTOR");
                    return each;
                })
                .param("layer", "NATIONAL")
                .param("number", "国办发明电〔2026〕99号")
                .param("document", "样例通知")
                .param("settles", "")
                .param("days", days);
    }
}
