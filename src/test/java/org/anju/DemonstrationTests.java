package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.anju.calendar.DemonstrationClock;
import org.joda.time.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What only the profile {@code demo} has: a clock that can be moved, and accounts whose password is printed. */
@ApplicationTest
@ActiveProfiles("demo")
@Import(DemonstrationTests.WithoutTheSampleCounty.class)
@DirtiesContext
class DemonstrationTests {

    @LocalServerPort
    int port;

    @Autowired
    DemonstrationClock clock;

    @Autowired
    JdbcClient sql;

    /** A clock that was set before is not an empty database's. */
    @TestConfiguration
    static class WithoutTheSampleCounty {

        private final DemonstrationClock clock;

        WithoutTheSampleCounty(DemonstrationClock clock) {
            this.clock = clock;
        }

        @EventListener
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void on(ApplicationReadyEvent ready) {
            clock.beginAt(clock.instant());
        }
    }

    @Test
    void theClockMovesForwardOnlyAndTheEnginesWithIt() {
        var browser = officer();
        var before = clock.instant();
        assertThat(browser.get("/desk/demo/clock").status()).isEqualTo(200);

        browser.post("/desk/demo/clock", "by", "day");
        var after = clock.instant();
        browser.get("/desk/demo/clock");
        browser.post("/desk/demo/clock", "by", "date", "date", "2001-01-01");

        assertThat(after).isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
        assertThat(clock.instant()).isAfterOrEqualTo(after);
        assertThat(Instant.ofEpochMilli(DateTimeUtils.currentTimeMillis())).isAfterOrEqualTo(after);
        assertThat(browser.get("/desk/demo/clock").text()).contains("时钟只能向前");
    }

    @Test
    void theClockGoesToTheNextDueDay() {
        var browser = officer();
        var due = clock.today().plusDays(9);
        assertThat(browser.get("/desk/demo/clock").text()).doesNotContain("到期日");
        sql.sql("""
                        INSERT INTO disclosure.obligation (id, region, item, round, part, title, title_en, trigger_on,
                          arisen_at, rule, due_on, provisional, calendar_version, derivation, derivation_en, state)
                        VALUES (gen_random_uuid(), '990101', 'B2.1', 20260901, 'whole', '名册', 'Register', :on, :on, 'E+20wd',
                          :due, false, 1, '', '', 'open')
                        """).param("on", clock.today()).param("due", due).update();

        assertThat(browser.get("/desk/demo/clock").text()).contains("到期日");
        browser.post("/desk/demo/clock", "by", "due");

        assertThat(clock.today()).isEqualTo(due);
    }

    @Test
    void everyAccountThatIsPrintedSignsInAndLandsOnAPageThatStands() {
        for (var account : new String[] {
            "intake", "officer", "reviewer", "director", "notary", "supervisor", "designer", "operator"
        }) {
            var browser = new Browser(port);
            var landing = browser.signIn(account, "anju-demo").location();

            assertThat(landing).as(account).startsWith("/").doesNotStartWith("/sign-in");
            assertThat(browser.get(landing).status()).as(account).isEqualTo(200);
        }
    }

    private Browser officer() {
        var browser = new Browser(port);
        browser.signIn("officer", "anju-demo");
        return browser;
    }
}
