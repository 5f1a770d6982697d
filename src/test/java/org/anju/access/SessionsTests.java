package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.calendar.MachineTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class SessionsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    @Autowired
    Sessions sessions;

    @Autowired
    MachineTime machine;

    Staff staff;
    Officer officer;
    Browser here;
    Browser there;

    @BeforeEach
    void twiceSignedIn() {
        staff = new Staff(application);
        officer = staff.officer("990101", Role.OFFICER);
        here = signedIn(officer);
        there = signedIn(officer);
    }

    @Test
    void anotherCopyOfTheApplicationKnowsTheSession() {
        var another = new Sessions(
                sql, new SignInSettings(Duration.ofHours(8), Duration.ofHours(24), "", oidc()), new MachineTime());

        var found = another.findById(id(here));

        assertThat(found).isNotNull();
        assertThat(found.<java.util.UUID>getAttribute("officer"))
                .isEqualTo(officer.id().value());
    }

    @Test
    void aLookIntoTheTableRevealsNeitherTheIdNorWhatIsRemembered() {
        here.get("/desk/register?text=" + java.net.URLEncoder.encode("欧阳修", StandardCharsets.UTF_8));
        var rows = sql.sql("SELECT * FROM housing.session WHERE officer_id = ?")
                .param(officer.id().value())
                .query()
                .listOfRows();

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.keySet())
                    .containsExactlyInAnyOrder(
                            "id_hash", "officer_id", "sign_in", "began_at", "last_used_at", "ends_at", "content");
            var content = new String((byte[]) row.get("content"), StandardCharsets.ISO_8859_1);
            assertThat(content).doesNotContain("officer", "java", officer.account(), id(here), id(there));
        });
    }

    @Test
    void whatIsRememberedOpensWithItsOwnIdOnly() {
        var sealed = SessionSeal.seal("one", Map.of("word", "secret"));

        assertThat(SessionSeal.open("one", sealed)).contains(Map.of("word", "secret"));
        assertThat(SessionSeal.open("another", sealed)).isEmpty();
        for (var at : List.of(0, 13, sealed.length - 1)) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(SessionSeal.open("one", changed)).isEmpty();
        }
    }

    @Test
    void nothingUnknownIsMadeFromWhatIsRemembered() {
        var sealed = SessionSeal.seal("one", Map.of("file", new java.io.File("/etc/passwd")));

        assertThat(SessionSeal.open("one", sealed)).isEmpty();
    }

    @Test
    void anOfficerSeesWhereTheyAreSignedInAndEndsOneOfThem() {
        var page = here.get("/account/sessions");
        assertThat(page.page().select("tbody tr")).hasSize(2);
        assertThat(page.text()).contains("127.0.0.1", "本次登录");

        here.post("/account/sessions/" + Sessions.handle(id(there)) + "/end");

        assertThat(there.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(here.get("/desk/inbox").status()).isEqualTo(200);
    }

    @Test
    void signingOutElsewhereLeavesThisOne() {
        here.get("/account/sessions");

        assertThat(here.post("/account/sessions/end-others").location()).startsWith("/account/sessions");

        assertThat(there.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(here.get("/desk/inbox").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        var stranger = signedIn(staff.officer("990101", Role.OFFICER));
        stranger.get("/account/sessions");

        assertThat(stranger.post("/account/sessions/" + Sessions.handle(id(here)) + "/end")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/account/sessions/nonsense/end").status()).isEqualTo(404);
        assertThat(here.get("/desk/inbox").status()).isEqualTo(200);
    }

    @Test
    void anOperatorEndsAllSessionsOfAnother() {
        var operator = signedIn(staff.officer("990101", Role.OPERATOR));
        operator.get("/ops/accounts/" + officer.id());

        operator.post("/ops/accounts/" + officer.id() + "/sign-out");

        assertThat(here.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(there.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(sessions.of(officer.id())).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheOthersAndKeepsThisOne() {
        here.get("/account/password");
        here.post(
                "/account/password",
                "present",
                Staff.PASSWORD,
                "password",
                "a sentence of my own",
                "again",
                "a sentence of my own");

        assertThat(here.get("/desk/inbox").status()).isEqualTo(200);
        assertThat(there.get("/desk/inbox").location()).startsWith("/sign-in");
        assertThat(sessions.of(officer.id())).hasSize(1);
    }

    @Test
    void aSessionThatWasEndedDoesNotComeBackWithItsNextAnswer() {
        var held = sessions.findById(id(here));
        assertThat(held).isNotNull();
        sessions.endAll(officer.id());

        held.setAttribute("word", "late");
        sessions.save(held);

        assertThat(sessions.findById(id(here))).isNull();
    }

    @Test
    void anUnusedSessionEnds() {
        sql.sql("UPDATE housing.session SET ends_at = now() - interval '1 second' WHERE officer_id = ?")
                .param(officer.id().value())
                .update();

        assertThat(here.get("/desk/inbox").location()).startsWith("/sign-in");
        sessions.forgetTheEnded();
        assertThat(sql.sql("SELECT count(*) FROM housing.session WHERE ends_at <= now()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSessionEndsEightHoursAfterItsLastUse() {
        var began = machine.instant();

        assertThat(at(began.plus(Duration.ofMinutes(8 * 60 - 1))).findById(id(here)))
                .isNotNull();
        assertThat(at(began.plus(Duration.ofMinutes(8 * 60 + 1))).findById(id(here)))
                .isNull();
    }

    @Test
    void aSessionThatIsAlwaysUsedEndsAfterADay() {
        var began = machine.instant();
        for (var hours = 7; hours <= 21; hours += 7) {
            use(began.plus(Duration.ofHours(hours)));
        }

        assertThat(at(began.plus(Duration.ofMinutes(24 * 60 - 1))).findById(id(here)))
                .isNotNull();
        assertThat(at(began.plus(Duration.ofMinutes(24 * 60 + 1))).findById(id(here)))
                .isNull();
    }

    private void use(Instant moment) {
        var then = at(moment);
        var held = Objects.requireNonNull(then.findById(id(here)));
        held.setLastAccessedTime(moment);
        then.save(held);
    }

    /** The same sessions at another time. */
    private Sessions at(Instant moment) {
        var settings = application.getBean(SignInSettings.class);
        return new Sessions(sql, settings, new MachineTime() {
            @Override
            public Instant instant() {
                return moment;
            }
        });
    }

    @Test
    void aPublicPageAsksForNoSession() {
        var before = here.cookies().getCookieStore().getCookies().size();
        var reader = new Browser(port);

        assertThat(reader.get("/calendar").header("Set-Cookie")).isEmpty();
        assertThat(here.get("/calendar").status()).isEqualTo(200);
        assertThat(here.cookies().getCookieStore().getCookies()).hasSize(before);
    }

    private static SignInSettings.Oidc oidc() {
        return new SignInSettings.Oidc(null, "", "", "", "");
    }

    private static String id(Browser browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SessionConfiguration.COOKIE))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Browser signedIn(Officer someone) {
        var browser = new Browser(port);
        browser.signIn(someone.account(), Staff.PASSWORD);
        return browser;
    }
}
