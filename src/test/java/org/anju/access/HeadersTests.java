package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Spoken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ApplicationTest
class HeadersTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    /** One of each kind: form, list, file, image, script, problem, public page, refusal. */
    @ParameterizedTest
    @CsvSource({
        "200, NOBODY, /sign-in",
        "200, NOBODY, /calendar",
        "200, NOBODY, '/api/v1/calendar/due?event=2012-05-28&workingDays=20'",
        "400, NOBODY, /api/v1/calendar/due",
        "404, NOBODY, /api/v1/no-such-thing",
        "404, NOBODY, /no-such-page",
        "200, NOBODY, /actuator/health",
        "302, NOBODY, /desk/tasks",
        "403, NOBODY, /actuator/env",
        "200, OFFICER, /desk/tasks",
        "200, OFFICER, /desk/imports/templates/units.csv",
        "400, OFFICER, /desk;x=1/tasks",
        "400, OFFICER, /desk/tasks?text=%00",
        "400, NOBODY, /no-such-page?text=%F0%28",
        "403, OFFICER, /ops/mail",
        "404, OFFICER, /desk/nothing",
        "200, OPERATOR, /ops/accounts",
        "200, DESIGNER, /studio",
        "200, DESIGNER, /studio/diagrams/allocation-batch.svg",
        "200, OFFICER, /account/sessions"
    })
    void everyAnswerCarriesTheHeadersThatProtect(int status, String who, String path) {
        var answer = browser(who).get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    /** The container answers these by itself, before any filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in%2fx",
                "/%00",
                "/%zz",
                "/a/..;/../../b",
                "/sign-in?a=|",
                "/sign-in?a={}[]",
                "/LONG",
                "/a\tb",
                "sign-in"
            })
    void whatTheContainerRefusesIsSaidInBothLanguagesWithTheSameHeaders(String path) throws Exception {
        var answer = new Spoken(port).get(path.replace("LONG", "a".repeat(20_000)));

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff")
                .contains("X-Frame-Options: DENY", "Content-Type: text/html;charset=UTF-8")
                .contains("这个请求无法办理", "This request cannot be carried out")
                .doesNotContain("Tomcat", "HTTP Status", "Server:", "<style");
    }

    @Test
    void nothingOfficersSeeIsKeptByABrowserOrOnTheWay() {
        var officer = browser("OFFICER");

        assertThat(officer.get("/desk/tasks").header("Cache-Control")).contains("no-store");
        assertThat(officer.get("/sign-in").header("Cache-Control")).contains("no-store");
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThereAndTheCookieToo() throws Exception {
        var answer = overHttps("/sign-in");

        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000", "includeSubDomains");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains(SessionConfiguration.COOKIE, "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(overHttps("/calendar").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void noPageBringsAScriptOrAStyleWithinIt() {
        for (var path : new String[] {"/sign-in", "/calendar", "/desk/tasks", "/desk/register", "/desk/disclosure"}) {
            var page = browser("OFFICER").get(path).page();

            assertThat(page.select("script:not([src])")).as(path).isEmpty();
            assertThat(page.select("style, [style], [onclick], [onload], [onsubmit]"))
                    .as(path)
                    .isEmpty();
        }
    }

    /** As the web server in front says it. */
    private HttpResponse<String> overHttps(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-For", "203.0.113.7")
                                .build(),
                        BodyHandlers.ofString());
    }

    private Browser browser(String who) {
        var browser = new Browser(port);
        if (!who.equals("NOBODY")) {
            browser.signIn(new Staff(application).account("990101", Role.valueOf(who)), Staff.PASSWORD);
        }
        return browser;
    }
}
