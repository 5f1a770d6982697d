package org.anju.calendar.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.anju.Database;
import org.anju.calendar.DerivationWords;
import org.anju.calendar.TestCalendars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DueDateApiTests {

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new DueDateApi(
                    TestCalendars.on(Database.fresh().appDataSource()),
                    new DerivationWords(TestCalendars.messages()),
                    TestCalendars.messages()))
            .build();

    @Test
    void tellsWhenAndWhy() throws Exception {
        api.perform(get("/api/v1/calendar/due?event=2012-05-28&workingDays=20"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(jsonPath("$.event", is("2012-05-28")))
                .andExpect(jsonPath("$.workingDays", is(20)))
                .andExpect(jsonPath("$.due", is("2012-06-26")))
                .andExpect(jsonPath("$.provisional", is(false)))
                .andExpect(jsonPath("$.month").doesNotExist())
                .andExpect(jsonPath("$.derivation[1].firstNumber", is(1)))
                .andExpect(jsonPath("$.derivation[1].text", is("第1日至第4日：2012-05-29 周二 至 2012-06-01 周五")))
                .andExpect(content().string(containsString("跳过端午节放假（国办发明电〔2011〕45号） 3 日")));
    }

    @Test
    void countsAfterAMonthAndSpeaksEnglish() throws Exception {
        api.perform(get("/api/v1/calendar/due?month=2026-12&workingDays=10").header("Accept-Language", "en-GB"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.month", is("2026-12")))
                .andExpect(jsonPath("$.event").doesNotExist())
                .andExpect(jsonPath("$.due", is("2027-01-15")))
                .andExpect(jsonPath("$.provisional", is(true)))
                .andExpect(content().string(containsString("Skipped 1 day, New Year (全国年节及纪念日放假办法)")));
    }

    @ParameterizedTest
    @CsvSource({
        "workingDays=20, event, 请给出起算日",
        "event=2012-05-28&month=2012-05&workingDays=20, event, 只能给出一项",
        "event=2012-02-30&workingDays=20, event, 真实的日期",
        "event=28.5.2012&workingDays=20, event, 真实的日期",
        "event=+12012-05-28&workingDays=20, event, 真实的日期",
        "event=2006-12-31&workingDays=20, event, 2007-01-01",
        "event=2049-01-01&workingDays=20, event, 2048-12-31",
        "month=2012-13&workingDays=20, month, 2012-05",
        "month=2049-01&workingDays=20, month, 2048-12",
        "event=2012-05-28, workingDays, 请给出工作日数",
        "event=2012-05-28&workingDays=401, workingDays, 0 至 400",
        "event=2012-05-28&workingDays=-1, workingDays, 0 至 400",
        "event=2012-05-28&workingDays=1e2, workingDays, 0 至 400",
        "event=2012-05-28&workingDays=99999999999, workingDays, 0 至 400",
        "event=2012-05-28&workingDays=20&region=999999, region, 没有这个地区",
        "event=2012-05-28&workingDays=20&region=<script>, region, 没有这个地区",
    })
    void refusesWhatItCannotCount(String query, String parameter, String message) throws Exception {
        api.perform(get("/api/v1/calendar/due?"
                        + query.replace("+", "%2B").replace("<", "%3C").replace(">", "%3E")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andExpect(jsonPath("$.errors[0].parameter", is(parameter)))
                .andExpect(jsonPath("$.errors[0].message", containsString(message)));
    }

    @Test
    void tellsEveryFaultAtOnceInEnglishToo() throws Exception {
        api.perform(get("/api/v1/calendar/due?event=x&workingDays=y&region=z").header("Accept-Language", "en"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.title", containsString("nothing was counted")))
                .andExpect(jsonPath("$.errors", hasSize(3)));
    }

    @Test
    void theLastQuestionsStillHaveAnAnswer() throws Exception {
        api.perform(get("/api/v1/calendar/due?event=2048-12-31&workingDays=400"))
                .andExpect(status().isOk());
        api.perform(get("/api/v1/calendar/due?event=2007-01-01&workingDays=0"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due", is("2007-01-01")));
    }
}
