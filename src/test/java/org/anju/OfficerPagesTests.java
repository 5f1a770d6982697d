package org.anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** Every kind of page behind the sign-in, as each role finds it from link to link, in a small sample county. */
@ApplicationTest
@ActiveProfiles("demo")
@TestPropertySource(properties = "anju.sample.households=60")
class OfficerPagesTests {

    private static final List<String> STAFF =
            List.of("officer", "director", "reviewer", "supervisor", "operator", "designer");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void theSampleCountyIsComplete(@Autowired JdbcClient sql) {
        await().atMost(Duration.ofMinutes(3)).until(() -> waiting(sql, "Task_ReviewQualification") > 0);
    }

    private static int waiting(JdbcClient sql, String step) {
        return sql.sql("SELECT count(*) FROM housing.task WHERE task_key = ? AND batch_number LIKE '%-02'")
                .param(step)
                .query(Integer.class)
                .single();
    }

    /** Axe takes most of the time and finds the same at both widths of a language: it looks at the first of them. */
    @ParameterizedTest
    @CsvSource({"zh, 1280, 360", "en, 360, 1280"})
    void everyKindOfPageIsSoundAndWithinReach(String language, int width, int otherWidth) {
        var walk = new Walk();

        for (var account : STAFF) {
            var page = signedIn(account, language, width);
            var check = PageCheck.of(page);
            walk.follow(page, () -> check.faults(otherWidth));
        }

        assertThat(walk.faults()).isEmpty();
        assertThat(walk.kinds()).isGreaterThan(35);
    }

    private Page signedIn(String account, String language, int width) {
        var page = chromium.visitor(URI.create("http://localhost:" + port))
                .in(language)
                .wide(width)
                .page();
        page.navigate("/sign-in");
        page.fill("[name=account]", account);
        page.fill("[name=password]", "anju-demo");
        page.click("main button[type=submit]");
        return page;
    }
}
