package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.ApplicationTest;
import org.anju.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Someone who tries one password with many accounts, through the whole application. */
@ApplicationTest
class GuessingTests {

    private static int lastAddress;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    String address;
    Staff staff;

    @BeforeEach
    void begin() {
        address = "203.0.113." + ++lastAddress;
        staff = new Staff(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/%73ign-in", "/sign%2Din", "/s%69gn-i%6E"})
    void anAddressThatFailedThirtyTimesIsRefusedHoweverItWritesThePage(String page) {
        var browser = new Browser(port, address);
        browser.get("/sign-in");
        for (int guess = 0; guess < SignInThrottle.ALLOWED; guess++) {
            var answer = browser.post(page, "account", staff.account("990101", Role.OFFICER), "password", "wrong");
            assertThat(answer.location()).isEqualTo("/sign-in?error");
        }

        var refused = browser.post(page, "account", staff.account("990101", Role.OFFICER), "password", Staff.PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.page().select("h1").text()).isEqualTo("请求太频繁");
    }

    @Test
    void anotherAddressIsStillListenedTo() {
        var guessing = new Browser(port, address);
        guessing.get("/sign-in");
        for (int guess = 0; guess < SignInThrottle.ALLOWED; guess++) {
            guessing.post("/sign-in", "account", "nobody" + guess, "password", "wrong");
        }

        assertThat(guessing.post("/sign-in", "account", "nobody", "password", "wrong")
                        .status())
                .isEqualTo(429);
        assertThat(new Browser(port, "203.0.113.200")
                        .signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD)
                        .location())
                .isEqualTo("/desk/tasks");
    }
}
