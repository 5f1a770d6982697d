package org.anju.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Spoken;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

    private static final String DIGITS = "99010119800101001";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    Browser browser;
    String officer = "";

    @BeforeEach
    void begin() {
        browser = new Browser(port);
        officer = new Staff(application).account("990101", Role.OFFICER);
    }

    @Test
    void aMissingPageSaysWhatToDoAndGivesAReference() {
        var answer = browser.get("/sign-in/no-such-page");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("没有找到这个页面", "从首页重新进入").containsPattern("编号 [A-Z2-9]{8}（代码 404）");
    }

    @Test
    void theSamePageIsEnglishForWhoAsked() {
        browser.get("/sign-in?lang=en");

        assertThat(browser.get("/sign-in/no-such-page").text()).contains("There is no such page", "Reference ");
    }

    @Test
    void anythingElseAskedForAsALanguageChangesNothing() {
        assertThat(browser.get("/sign-in?lang=%3Cscript%3E")
                        .page()
                        .select("html")
                        .attr("lang"))
                .isEqualTo("zh-CN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US-x-$", "%E4%B8%AD", "\"", "..%2f", "fr", "en Nowhere/At-All", "zh-CN/x", "-", ""})
    void aCookieThatIsNoLanguageOfOursChangesNothing(String cookie) throws Exception {
        for (var path : List.of("/sign-in", "/calendar", "/api/v1/calendar/due?from=2026-11-02&days=20")) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Cookie", "lang=" + cookie)
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isLessThan(500);
            assertThat(Jsoup.parse(answer.body()).select("html[lang=en], html[lang=fr]"))
                    .isEmpty();
        }
    }

    @Test
    void largePrintIsRemembered() {
        browser.get("/sign-in?print=large");

        assertThat(browser.get("/sign-in").page().select("html").hasClass("large"))
                .isTrue();
    }

    @Test
    void anOfficerStaysAtTheDeskWhenAPageIsMissingOrRefused() {
        browser.signIn(officer, Staff.PASSWORD);

        for (var address : List.of("/desk/no-such-page", "/ops/accounts", "/studio")) {
            var page = browser.get(address).page();
            assertThat(page.select("main a").eachAttr("href")).as(address).containsExactly("/desk/tasks");
            assertThat(page.select(".header__name").attr("href")).isEqualTo("/desk/tasks");
            assertThat(page.select(".nav__link").eachAttr("href")).contains("/desk/batches");
        }
        browser.get("/desk/tasks?lang=en");
        assertThat(browser.get("/desk/no-such-page").page().select(".footer__link[href=/en/]"))
                .hasSize(1);
    }

    @Test
    void theReaderOfTheSiteStaysInItsLanguage() {
        browser.get("/sign-in?lang=en");

        assertThat(browser.get("/sign-in/no-such-page").page().select("main a").eachAttr("href"))
                .containsExactly("/en/");
    }

    @Test
    void aProgramGetsAProblem() {
        var answer = browser.get("/api/v1/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.response().body()).contains("\"reference\"", "\"instance\":\"/api/v1/no-such-thing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "///", "//evil.example/x", "//[", "/sign-in//", "/a/%2e%2e/"})
    void aProgramGetsAProblemWhateverItAskedFor(String path) throws Exception {
        var answer = new Spoken(port).get(path, "Accept: application/json");

        assertThat(answer).startsWith("HTTP/1.1 4");
        if (!path.contains("[")) {
            assertThat(answer)
                    .contains("application/problem+json", "\"reference\"")
                    .doesNotContain("\"instance\":\"//");
        }
    }

    @Test
    void aFormThatIsNoneOfOursIsRefusedOnAPageLikeAnyOtherAndNotLogged(CapturedOutput log) {
        browser.signIn(new Staff(application).account("990101", Role.INTAKE), Staff.PASSWORD);
        browser.get("/desk/imports/new");

        assertRefused(browser.post("/desk/imports", "kind", "households", "file", "x"));
        assertRefused(browser.uploadAs("kind", "/desk/imports", "a.csv", "x", "file", "x"));
        assertRefused(browser.uploadAs("kind", "/desk/imports", "a.csv", "x"));
        assertRefused(browser.upload("/desk/imports", "a.csv", "x"));
        assertRefused(browser.post("/desk/imports", "file", "x"));
        assertRefused(browser.get("/desk/imports?page=x"));
        assertRefused(browser.get("/desk/imports?page=99999999999"));
        assertThat(log.getAll()).doesNotContain("Exception");
    }

    @Test
    void whatStandsInTheAddressIsNotRepeatedAsMarkup() {
        assertThat(browser.get("/sign-in/x?a=%3Cscript%3Ealert(1)%3C/script%3E")
                        .response()
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aNullCharacterIsRefusedOnAPageLikeAnyOther() {
        browser.signIn(officer, Staff.PASSWORD);
        for (var address : List.of("/desk/tasks?text=a%00", "/desk/register?text=%00", "/desk/tasks?a%00=b")) {
            assertRefused(browser.get(address));
        }
        var stranger = new Browser(port);
        stranger.get("/sign-in");
        assertRefused(stranger.post("/sign-in", "account", "a\0b", "password", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?text=%sX%%F0%%28", "/sign-in?%sX=%%F0%%28", "/no/such?%sX=%%00"})
    void whatCannotBeReadIsRefusedOnAPageLikeAnyOtherAndNotLogged(String address, CapturedOutput log) {
        assertRefused(browser.get(address.formatted(DIGITS)));
        assertThat(log.getAll()).doesNotContain(DIGITS, "Exception");
    }

    @Test
    void aFormThatCannotBeReadIsRefusedAndNotLogged(CapturedOutput log) {
        for (var body : List.of("account=" + DIGITS + "%F0%28", DIGITS + "=%00")) {
            assertRefused(browser.postRaw("/sign-in", body));
        }
        assertThat(log.getAll()).doesNotContain(DIGITS, "Exception");
    }

    /** Half a form, after which the sender says no more, and pieces that are none. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\naccount=", "Transfer-Encoding: chunked\r\n\r\nzz\r\naccount="})
    void aFormThatBreaksOffIsNoFaultOfOurs(String form, CapturedOutput log) throws Exception {
        try (var connection = new Socket("localhost", port)) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\n" + form)
                            .getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();

            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("HTTP/1.1 500");
        }
        assertThat(log.getAll()).doesNotContain("Exception");
    }

    @Test
    void whatCannotBeReadIsRefusedOnAnotherRolesPageToo() {
        browser.signIn(officer, Staff.PASSWORD);

        assertThat(browser.get("/ops/jobs?text=a").status()).isEqualTo(403);
        assertRefused(browser.get("/ops/jobs?text=%F0%28"));
    }

    private static void assertRefused(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("这个请求无法办理");
    }

    @Test
    void assetsAreAnsweredByTheirHash() {
        var asset = browser.get("/assets/desk.js");
        if (asset.status() == 200) {
            assertThat(asset.header("ETag")).isNotEmpty();
            assertThat(asset.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void aLostConnectionIsToldFromAFaultOfOurs() {
        assertThat(Faults.databaseIsAway(new IllegalStateException(new SQLTransientConnectionException("timeout"))))
                .isTrue();
        assertThat(Faults.databaseIsAway(new IllegalStateException(new SQLException("gone", "57P01"))))
                .isTrue();
        assertThat(Faults.databaseIsAway(new IllegalStateException(new SQLException("twice", "23505"))))
                .isFalse();
    }
}
