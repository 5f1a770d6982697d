package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.calendar.MachineTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** The unit's own sign-in service, here a stub that vouches for whomever a test names. */
@ApplicationTest
@DirtiesContext
class OidcTests {

    private static final Issuer ISSUER = new Issuer();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("anju.access.oidc.issuer", ISSUER::address);
        settings.add("anju.access.oidc.client", () -> "anju");
        settings.add("anju.access.oidc.secret", () -> "a secret between the two");
    }

    @AfterAll
    static void stop() {
        ISSUER.server.stop(0);
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    Browser browser;
    Officer officer;

    @BeforeEach
    void begin() {
        browser = new Browser(port);
        officer = new Staff(application).officer("990101", Role.OFFICER);
        ISSUER.forgery = Optional.empty();
    }

    @Test
    void whomTheServiceVouchesForIsSignedInWithTheAccountsOwnRoles() {
        assertThat(browser.get("/sign-in").page().select("a[href=/sign-in/with/oidc]"))
                .hasSize(1);

        var landing = signIn(officer.account());

        assertThat(landing.location()).endsWith("/desk/tasks");
        assertThat(browser.get("/desk/inbox").status()).isEqualTo(200);
        assertThat(browser.get("/ops/mail").status()).isEqualTo(403);
        assertThat(sql.sql("SELECT count(*) FROM housing.audit WHERE deed = 'sign-in.vouched' AND officer_id = ?")
                        .param(officer.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whoHasNoAccountStaysOutside() {
        assertThat(signIn("somebody-else").location()).endsWith("/sign-in?error");
        assertThat(browser.get("/desk/inbox").location()).contains("/sign-in");
    }

    @Test
    void aClosedAccountStaysClosed() {
        application.getBean(Accounts.class).close(officer.id());

        assertThat(signIn(officer.account()).location()).endsWith("/sign-in?error");
    }

    @Test
    void anAnswerToAQuestionNobodyAskedIsRefused() {
        ISSUER.vouchFor(officer.account(), "no such nonce");

        assertThat(browser.get("/sign-in/code/oidc?code=x&state=forged").location())
                .endsWith("/sign-in?error");
    }

    @Test
    void aTokenForAnotherQuestionIsRefused() {
        var question = question();
        ISSUER.vouchFor(officer.account(), "another nonce");

        assertThat(answer(question).location()).endsWith("/sign-in?error");
    }

    /** What is wrong with a token that says the right name to the right question. */
    enum Forgery {
        ANOTHER_SIGNER,
        ANOTHER_ISSUER,
        ANOTHER_AUDIENCE,
        EXPIRED,
        UNSIGNED
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatTheServiceDidNotGiveUsNowIsRefused(Forgery forgery) {
        var question = question();
        ISSUER.vouchFor(officer.account(), question.getOrDefault("nonce", ""));
        ISSUER.forgery = Optional.of(forgery);

        assertThat(answer(question).location()).endsWith("/sign-in?error");
        assertThat(browser.get("/desk/inbox").location()).contains("/sign-in");
        assertThat(lastRefusal()).isEqualTo("by the unit's own service, invalid_id_token");
    }

    @Test
    void aNewSessionBeginsWithTheSignIn() {
        browser.get("/sign-in");
        var before = cookie();

        signIn(officer.account());

        assertThat(cookie().getValue()).isNotEqualTo(before.getValue());
        assertThat(browser.get("/desk/inbox").status()).isEqualTo(200);
        browser.cookies().getCookieStore().removeAll();
        browser.cookies().getCookieStore().add(URI.create("http://localhost:" + port), before);
        assertThat(browser.get("/desk/inbox").location()).contains("/sign-in");
    }

    @Test
    void aRefusalNamesTheAccountVouchedForAndNothingElse() {
        signIn("somebody-else");
        assertThat(lastRefusal()).isEqualTo("by the unit's own service, account somebody-else");

        signIn("张三 990101199001010019");
        assertThat(lastRefusal()).isEqualTo("by the unit's own service, account unknown");

        browser.get("/sign-in/code/oidc?error=zhangsan&state=x");
        assertThat(lastRefusal()).isEqualTo("by the unit's own service, authorization_request_not_found");
    }

    private String lastRefusal() {
        return sql.sql("SELECT subject FROM housing.audit WHERE deed = 'sign-in.refused' ORDER BY number DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    private HttpCookie cookie() {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SessionConfiguration.COOKIE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPasswordStillOpensTheDoor() {
        assertThat(browser.signIn(officer.account(), Staff.PASSWORD).location()).isEqualTo("/desk/tasks");
    }

    private Browser.Answer signIn(String account) {
        var question = question();
        ISSUER.vouchFor(account, question.getOrDefault("nonce", ""));
        return answer(question);
    }

    private Map<String, String> question() {
        var asked = browser.get("/sign-in/with/oidc").header("Location");
        assertThat(asked).startsWith(ISSUER.address() + "/authorize");
        return UriComponentsBuilder.fromUriString(asked)
                .build()
                .getQueryParams()
                .toSingleValueMap();
    }

    private Browser.Answer answer(Map<String, String> question) {
        return browser.get("/sign-in/code/oidc?code=x&state="
                + question.getOrDefault("state", "").replace("=", "%3D"));
    }

    /** As much of OpenID Connect as one sign-in needs. */
    private static final class Issuer {

        private final HttpServer server;
        private final RSAKey key;
        private String account = "";
        private String nonce = "";
        private Optional<Forgery> forgery = Optional.empty();

        Issuer() {
            try {
                key = new RSAKeyGenerator(2048).keyID("one").generate();
                server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (JOSEException | IOException failure) {
                throw new IllegalStateException(failure);
            }
            server.createContext("/.well-known/openid-configuration", this::configuration);
            server.createContext("/keys", asked -> say(asked, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/token", this::token);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void vouchFor(String name, String forQuestion) {
            account = name;
            nonce = forQuestion;
        }

        private void configuration(HttpExchange asked) throws IOException {
            say(asked, """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                     "jwks_uri":"%1$s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
                     "id_token_signing_alg_values_supported":["RS256"]}
                    """.formatted(address()));
        }

        private void token(HttpExchange asked) throws IOException {
            var now = new MachineTime().instant().minusSeconds(is(Forgery.EXPIRED) ? 3600 : 0);
            var claims = new JWTClaimsSet.Builder()
                    .issuer(address() + (is(Forgery.ANOTHER_ISSUER) ? "/other" : ""))
                    .subject("4711")
                    .audience(is(Forgery.ANOTHER_AUDIENCE) ? "another" : "anju")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .claim("nonce", nonce)
                    .claim("preferred_username", account)
                    .build();
            var token = is(Forgery.UNSIGNED) ? new PlainJWT(claims) : signed(claims);
            say(asked, """
                    {"access_token":"x","token_type":"Bearer","expires_in":60,"scope":"openid profile","id_token":"%s"}
                    """.formatted(token.serialize()));
        }

        private boolean is(Forgery which) {
            return forgery.filter(which::equals).isPresent();
        }

        private SignedJWT signed(JWTClaimsSet claims) {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            try {
                var signer = is(Forgery.ANOTHER_SIGNER)
                        ? new RSAKeyGenerator(2048).keyID("one").generate()
                        : key;
                token.sign(new RSASSASigner(signer));
                return token;
            } catch (JOSEException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static void say(HttpExchange asked, String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().add("Content-Type", "application/json");
            asked.sendResponseHeaders(200, bytes.length);
            try (var out = asked.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
