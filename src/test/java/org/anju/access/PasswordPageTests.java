package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.ApplicationTest;
import org.anju.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class PasswordPageTests {

    private static final String PAGE = "/account/password";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    Officer officer;
    Browser browser;

    @BeforeEach
    void signedIn() {
        officer = new Staff(application).officer("990101", Role.OFFICER);
        browser = new Browser(port);
        browser.signIn(officer.account(), Staff.PASSWORD);
        browser.get(PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "five wrong and you are out, short, short, password",
        "five wrong and you are out, aaaabbbbcccc, aaaabbbbcccc, password",
        "five wrong and you are out, five wrong and you are out, five wrong and you are out, password",
        "five wrong and you are out, a sentence of my own, a sentence of yours, again",
        "not the present one, a sentence of my own, a sentence of my own, present"
    })
    void aPasswordThatBreaksARuleIsToldAtItsFieldAndChangesNothing(
            String present, String password, String again, String field) {
        var answer = change(present, password, again);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("a.summary__link[href=#" + field + "]")).hasSize(1);
        assertThat(new Browser(port).signIn(officer.account(), Staff.PASSWORD).location())
                .isEqualTo("/desk/tasks");
    }

    @Test
    void theAccountsOwnNameIsNoPassword() {
        var named = officer.account() + "-has-a-house";

        assertThat(change(Staff.PASSWORD, named, named).status()).isEqualTo(200);
    }

    /** Somebody who finds the session open has no more guesses than at the door. */
    @Test
    void theFifthWrongGuessAtThePresentPasswordLocksTheAccountAndEndsItsSessions() {
        for (var guess = 1; guess < Attempts.ALLOWED; guess++) {
            assertThat(change("guess " + guess, "a sentence of my own", "a sentence of my own")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(change("guess", "a sentence of my own", "a sentence of my own")
                        .location())
                .isEqualTo("/sign-in?error");
        assertThat(browser.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(browser.signIn(officer.account(), Staff.PASSWORD).location()).isEqualTo("/sign-in?error");
        assertThat(sql.sql(
                                "SELECT deed FROM housing.audit WHERE officer_id = ? AND deed LIKE 'account.%' ORDER BY number")
                        .param(officer.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "account.password-refused",
                        "account.password-refused",
                        "account.password-refused",
                        "account.password-refused",
                        "account.password-locked");
    }

    private Browser.Answer change(String present, String password, String again) {
        return browser.post(PAGE, "present", present, "password", password, "again", again);
    }
}
