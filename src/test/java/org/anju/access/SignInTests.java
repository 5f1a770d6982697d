package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Spoken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    Staff staff;
    Browser browser;

    @BeforeEach
    void begin() {
        staff = new Staff(application);
        browser = new Browser(port);
    }

    @Test
    void anOfficerSignsInAndLandsAtTheTasks() {
        var answer = browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(answer.location()).isEqualTo("/desk/tasks");
        assertThat(browser.get("/desk/inbox").status()).isEqualTo(200);
    }

    @Test
    void whoWantedAPageFindsItAfterSigningIn() {
        assertThat(browser.get("/desk/inbox?page=1").location()).startsWith("/sign-in");

        var answer = browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(answer.location()).startsWith("/desk/inbox?page=1");
    }

    /** Whatever host and port the request names, which are the sender's to choose. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host: evil.example", "X-Forwarded-Port: 444", "Forwarded: host=evil.example"})
    void aRedirectNamesAPathAlone(String header) throws Exception {
        var spoken = new Spoken(port);

        assertThat(spoken.get("/desk/tasks", header, "X-Forwarded-Proto: https"))
                .startsWith("HTTP/1.1 302")
                .contains("\r\nLocation: /sign-in\r\n")
                .doesNotContain("evil", "444");
        assertThat(spoken.get("/studio/", header)).doesNotContain("evil", "444", "localhost");
    }

    @Test
    void whoWantedAPageIsSentToItsPathAlone() {
        browser.get("/desk/inbox?from=http://a/b");

        var answer = browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(answer.header("Location")).startsWith("/desk/inbox?from=http://a/b");
    }

    @Test
    void whoWantedAnAddressWithoutEndFindsItsPage() {
        browser.get("/desk/inbox?from=" + "a".repeat(7_600));

        var answer = browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(answer.header("Location")).isEqualTo("/desk/inbox");
    }

    @Test
    void anUnknownAccountAWrongPasswordAndALockedAccountGetOneAnswer() {
        var locked = staff.account("990101", Role.OFFICER);
        for (int attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            browser.signIn(locked, "wrong");
        }

        var answers = Stream.of(
                        browser.signIn("nobody", "wrong"),
                        browser.signIn(staff.account("990101", Role.OFFICER), "wrong"),
                        browser.signIn(locked, Staff.PASSWORD))
                .map(Browser.Answer::location);

        assertThat(answers).containsOnly("/sign-in?error");
    }

    @Test
    void afterAWrongPasswordOnlyThePasswordIsTypedAgain() {
        browser.get("/sign-in");
        var location = browser.post("/sign-in", "account", "li-wang", "password", "wrong secret")
                .location();

        var again = browser.get(location).page();
        assertThat(again.select("#account").val()).isEqualTo("li-wang");
        assertThat(again.select("input[autofocus]").eachAttr("name")).containsExactly("password");
        assertThat(again.html()).doesNotContain("wrong secret");
        assertThat(browser.get("/sign-in").page().select("#account").val()).isEmpty();
    }

    @Test
    void fourWrongPasswordsLockNothing() {
        var account = staff.account("990101", Role.OFFICER);
        for (int attempt = 1; attempt < Attempts.ALLOWED; attempt++) {
            browser.signIn(account, "wrong");
        }

        assertThat(browser.signIn(account, Staff.PASSWORD).location()).isEqualTo("/desk/tasks");
    }

    @Test
    void aLockEndsAfterAQuarterOfAnHour() {
        var account = staff.account("990101", Role.OFFICER);
        for (int attempt = 0; attempt < Attempts.ALLOWED; attempt++) {
            browser.signIn(account, "wrong");
        }
        sql.sql("UPDATE housing.officer SET locked_until = locked_until - interval '15 minutes' WHERE account = ?")
                .param(account)
                .update();

        assertThat(browser.signIn(account, Staff.PASSWORD).location()).isEqualTo("/desk/tasks");
    }

    @Test
    void aNewSessionBeginsWithTheSignIn() {
        browser.get("/sign-in");
        var before = browser.cookies().getCookieStore().getCookies().toString();
        browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(browser.cookies().getCookieStore().getCookies().toString()).isNotEqualTo(before);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() {
        var cookie = browser.get("/sign-in").header("Set-Cookie");

        assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void aRoleTakenAwayIsGoneAtTheNextClick() {
        var officer = staff.officer("990101", Role.OFFICER);
        browser.signIn(officer.account(), Staff.PASSWORD);
        sql.sql("DELETE FROM housing.officer_role WHERE officer_id = ?")
                .param(officer.id().value())
                .update();

        assertThat(browser.get("/desk/inbox").status()).isEqualTo(403);
    }

    @Test
    void aClosedAccountIsSignedOutAtTheNextClick() {
        var officer = staff.officer("990101", Role.OFFICER);
        browser.signIn(officer.account(), Staff.PASSWORD);
        application.getBean(Accounts.class).close(officer.id());

        assertThat(browser.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(browser.signIn(officer.account(), Staff.PASSWORD).location()).isEqualTo("/sign-in?error");
    }

    @Test
    void aPasswordGivenBySomeoneElseIsChangedFirst() {
        var officer = staff.officer("990101", Role.OFFICER);
        application
                .getBean(Accounts.class)
                .setPassword(
                        officer.id(), application.getBean(HashingLimit.class).hash("given by someone else"), true);
        browser.signIn(officer.account(), "given by someone else");

        assertThat(browser.get("/desk/inbox").location()).isEqualTo("/account/password");
        browser.get("/account/password");
        var answer = browser.post(
                "/account/password",
                "present",
                "given by someone else",
                "password",
                "a sentence of my own",
                "again",
                "a sentence of my own");
        assertThat(answer.location()).isEqualTo("/account/sessions?changed");
        assertThat(browser.signIn(officer.account(), "a sentence of my own").location())
                .isEqualTo("/desk/tasks");
    }

    @Test
    void aPostWithoutItsTokenIsRefused() {
        browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);

        assertThat(browser.postWithoutToken("/desk/inbox/read").status()).isEqualTo(403);
    }

    @Test
    void aPostAfterTheSessionHasEndedLeadsToTheSignIn() {
        assertThat(browser.postWithoutToken("/desk/inbox/read").location()).isEqualTo("/sign-in?expired");
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD);
        browser.get("/desk/inbox");

        assertThat(browser.post("/sign-out").location()).isEqualTo("/sign-in?out");
        assertThat(browser.get("/desk/inbox").location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/no-such-page", "/api/v1/no-such-thing"})
    void everyAnswerCarriesTheHeadersThatProtect(String path) {
        var answer = browser.get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    static Stream<Role> roles() {
        return Stream.of(Role.values());
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyRoleOpensItsOwnPartsAndNoOther(Role role) {
        browser.signIn(staff.account("990101", role), Staff.PASSWORD);

        assertThat(browser.get("/desk/inbox").status()).isEqualTo(role.works() ? 200 : 403);
        assertThat(browser.get("/ops/mail").status()).isEqualTo(role == Role.OPERATOR ? 200 : 403);
        assertThat(browser.get("/ops/accounts").status())
                .isEqualTo(role == Role.OPERATOR || role == Role.DIRECTOR ? 200 : 403);
        assertThat(browser.get("/studio/nothing-yet").status()).isEqualTo(role == Role.DESIGNER ? 404 : 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/inbox", "/ops/mail", "/ops/accounts", "/studio/", "/account/password"})
    void whoIsNotSignedInIsAskedTo(String path) {
        assertThat(browser.get(path).location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator", "/actuator/beans"})
    void theMachinesInsideIsShownToNobody(String path) {
        assertThat(browser.get(path).status()).isIn(302, 403, 404);
    }

    @Test
    void whatIsPublicIsOnlyRead() {
        assertThat(browser.send("DELETE", "/api/v1/index.json").status()).isEqualTo(403);
        assertThat(browser.send("PUT", "/").status()).isEqualTo(403);
    }
}
