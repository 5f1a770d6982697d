package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.anju.calendar.Calendars;
import org.anju.region.RegionCode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that the application answers, asked by everyone. */
@ApplicationTest
class RoutesTests {

    /** What answers although no page does. */
    private static final Set<String> OF_FILTERS = Set.of("POST /sign-in", "POST /sign-out");

    /** Each line of the table with a wildcard, and the addresses that it is meant for. */
    private static final String MEANT_FOR = """
            /account/sessions/**: GET /account/sessions
            /account/sessions/**: POST /account/sessions/end-others
            /account/sessions/**: POST /account/sessions/{handle}/end
            /actuator/**: GET /actuator
            /actuator/**: GET /actuator/info
            /actuator/health/**: GET /actuator/health
            /actuator/health/**: GET /actuator/health/**
            /desk/batches/**: GET /desk/batches
            /desk/batches/**: GET /desk/batches/{number}
            /desk/batches/**: GET /desk/batches/{number}/diagram.svg
            /desk/calendar/**: POST /desk/calendar
            /desk/calendar/**: POST /desk/calendar/apply
            /desk/disclosure/**: GET /desk/disclosure
            /desk/disclosure/**: GET /desk/disclosure/catalogue
            /desk/disclosure/**: GET /desk/disclosure/clearances
            /desk/disclosure/**: GET /desk/disclosure/editions/{id}
            /desk/disclosure/**: GET /desk/disclosure/mask
            /desk/disclosure/**: GET /desk/disclosure/obligations/{id}
            /desk/disclosure/**: GET /desk/disclosure/takedowns
            /desk/imports/**: GET /desk/imports
            /desk/imports/**: GET /desk/imports/templates/{kind}.csv
            /desk/imports/**: GET /desk/imports/templates/{kind}.xlsx
            /desk/imports/**: GET /desk/imports/{id}
            /desk/imports/**: GET /desk/imports/{id}/faults.csv
            /desk/imports/**: GET /desk/imports/{id}/faults.xlsx
            /desk/imports/**: GET /desk/imports/{id}/marked.xlsx
            /desk/inbox/**: GET /desk/inbox
            /desk/inbox/**: POST /desk/inbox/read
            /desk/inbox/**: POST /desk/inbox/{id}
            /desk/register/**: GET /desk/register
            /desk/register/**: GET /desk/register/list.xlsx
            /desk/register/**: GET /desk/register/{number}
            /desk/register/pending/**: GET /desk/register/pending
            /desk/register/pending/**: GET /desk/register/pending/{id}/{row}
            /desk/register/pending/**: POST /desk/register/pending/{id}/{row}
            /desk/sign-ups/**: GET /desk/sign-ups/new
            /desk/sign-ups/**: POST /desk/sign-ups
            /desk/stock/**: GET /desk/stock
            /desk/stock/**: GET /desk/stock/units/{id}
            /desk/stock/**: POST /desk/stock/projects
            /desk/stock/**: POST /desk/stock/units
            /desk/stock/**: POST /desk/stock/units/{id}/state
            /desk/tasks/**: GET /desk/tasks
            /desk/tasks/**: GET /desk/tasks/{id}
            /desk/tasks/**: GET /desk/tasks/{id}/list
            /desk/tasks/**: GET /desk/tasks/{id}/list.csv
            /desk/tasks/**: GET /desk/tasks/{id}/list/{row}/{verb}
            /desk/tasks/**: GET /desk/tasks/{id}/take-over
            /desk/tasks/**: POST /desk/tasks/{id}
            /desk/tasks/**: POST /desk/tasks/{id}/assign
            /desk/tasks/**: POST /desk/tasks/{id}/check
            /desk/tasks/**: POST /desk/tasks/{id}/claim
            /desk/tasks/**: POST /desk/tasks/{id}/list
            /desk/tasks/**: POST /desk/tasks/{id}/release
            /desk/tasks/**: POST /desk/tasks/{id}/signed-list
            /desk/tasks/**: POST /desk/tasks/{id}/take-over
            /ops/accounts/**: GET /ops/accounts
            /ops/accounts/**: GET /ops/accounts/new
            /ops/accounts/**: GET /ops/accounts/{id}
            /ops/accounts/**: POST /ops/accounts
            /ops/accounts/**: POST /ops/accounts/{id}
            /ops/accounts/**: POST /ops/accounts/{id}/close
            /ops/accounts/**: POST /ops/accounts/{id}/password
            /ops/accounts/**: POST /ops/accounts/{id}/reopen
            /ops/accounts/**: POST /ops/accounts/{id}/sign-out
            /ops/jobs/**: GET /ops/jobs
            /ops/jobs/**: POST /ops/jobs/{id}/retry
            /ops/mail/**: GET /ops/mail
            /ops/mail/**: POST /ops/mail/{id}
            /ops/oversight/**: GET /ops/oversight
            /ops/oversight/**: POST /ops/oversight
            /studio/**: GET /studio
            /studio/**: GET /studio/diagrams/{name}
            """;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    /** A director keeps the calendar of a region that is there. */
    @BeforeEach
    void counties(@Autowired JdbcClient sql, @Autowired Calendars calendars) {
        Counties.in(sql);
        Stream.of("990000", "990101", "990102").map(RegionCode::new).forEach(calendars::current);
    }

    /** A page as it is asked for: an address with made-up ids in it. */
    record Asked(HttpMethod method, String pattern) {

        String path() {
            var path = pattern.replaceAll("/\\*\\*$", "/any")
                    .replace("/pending/{id}/{row}", "/pending/{id}/1")
                    .replace("/batches/{number}", "/batches/990101-2099-99")
                    .replace("{number}", "R26-ZZZZ-99999")
                    .replace("{node}", "N05")
                    .replace("{round}", "1")
                    .replace("{item}", "B2.1")
                    .replace("{kind}", "units")
                    .replace("{verb}", "any")
                    .replaceAll("\\{[a-zA-Z]+}", "00000000-0000-0000-0000-000000000000");
            return path.equals("/desk/imports/new") ? path + "?kind=sign-ups" : path;
        }

        Route route() {
            return Routes.of(method, PathContainer.parsePath(path().replaceFirst("\\?.*", "")))
                    .orElseThrow(() -> new AssertionError(this + " has no line in Routes: say who may open it"));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @Test
    void everyAddressHasALineThatSaysWhoMayOpenIt() {
        var asked = mapped();

        assertThat(asked)
                .hasSizeGreaterThan(70)
                .allSatisfy(one -> assertThat(one.route()).isNotNull());
    }

    @Test
    void noLineOfTheTableIsLeftOverFromAPageThatIsGone() {
        var decided = Stream.concat(
                        mapped().stream().map(Asked::route),
                        Stream.of(
                                new Asked(HttpMethod.POST, "/sign-in").route(),
                                new Asked(HttpMethod.POST, "/sign-out").route(),
                                new Asked(HttpMethod.GET, "/assets/any").route(),
                                new Asked(HttpMethod.GET, "/actuator/any").route(),
                                new Asked(HttpMethod.GET, "/actuator/health/any").route(),
                                new Asked(HttpMethod.GET, "/sign-in/with/oidc").route(),
                                new Asked(HttpMethod.GET, "/sign-in/code/oidc").route(),
                                new Asked(HttpMethod.GET, "/error").route(),
                                // Only in the demonstration.
                                new Asked(HttpMethod.GET, "/desk/demo/clock").route()))
                .collect(Collectors.toSet());

        assertThat(Routes.ALL).filteredOn(route -> !decided.contains(route)).isEmpty();
    }

    /** An address below a wildcard has that line's rule because somebody wrote it here, not because it lies there. */
    @Test
    void aLineWithAWildcardDecidesForNoAddressThatItWasNotMeantFor() {
        var decided = mapped().stream()
                .filter(one -> one.route().pattern().getPatternString().contains("*"))
                .map(one -> "%s: %s".formatted(one.route().pattern(), one))
                .sorted();

        assertThat(decided).containsExactlyElementsOf(MEANT_FOR.lines().toList());
    }

    @Test
    void whatAnswersBesideThePagesIsKnown() {
        var patterns = application.getBeansOfType(HandlerMapping.class).values().stream()
                .filter(AbstractUrlHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((AbstractUrlHandlerMapping) mapping).getHandlerMap().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(patterns).containsExactlyInAnyOrder("/assets/**", "/webjars/**", "/**");
    }

    @ParameterizedTest
    @EnumSource
    void whoHoldsARoleOpensWhatTheTableSaysAndNothingElse(Role role) {
        var browser = signedIn(role, "990101");
        var softly = new SoftAssertions();
        for (var one : mapped()) {
            var answer = ask(browser, one);
            if (one.route().admits(true, Set.of(role))) {
                softly.assertThat(answer.status())
                        .as("%s for %s", one, role)
                        .isNotIn(401, 403)
                        .isLessThan(500);
                softly.assertThat(answer.location()).as("%s for %s", one, role).doesNotStartWith("/sign-in?e");
            } else {
                softly.assertThat(answer.status()).as("%s for %s", one, role).isEqualTo(403);
                softly.assertThat(answer.page().select("h1").text())
                        .as("%s for %s", one, role)
                        .contains("没有权限");
            }
        }
        softly.assertAll();
    }

    @Test
    void whoIsNotSignedInIsAskedToAndSeesNothing() {
        var browser = new Browser(port);
        var softly = new SoftAssertions();
        for (var one : mapped()) {
            var answer = ask(browser, one);
            if (one.route().audience() == Route.Audience.NOBODY) {
                softly.assertThat(answer.status()).as(one.toString()).isEqualTo(403);
            } else if (!one.route().admits(false, Set.of())) {
                softly.assertThat(answer.status()).as(one.toString()).isEqualTo(302);
                softly.assertThat(answer.location()).as(one.toString()).startsWith("/sign-in");
            } else {
                softly.assertThat(answer.status()).as(one.toString()).isLessThan(500);
            }
        }
        softly.assertAll();
    }

    @Test
    void nothingChangesWithoutTheTokenOfThePage() {
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            var browser = signedIn(role, "990101");
            for (var one : mapped()) {
                if (one.method() != HttpMethod.GET) {
                    softly.assertThat(browser.postWithoutToken(one.path()).status())
                            .as("%s for %s", one, role)
                            .isEqualTo(403);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void anAddressThatNoLineNamesDoesNotExist() {
        var browser = signedIn(Role.OFFICER, "990101");

        assertThat(browser.get("/desk/nothing").status()).isEqualTo(404);
        assertThat(browser.get("/ops/nothing").status()).isEqualTo(404);
        assertThat(new Browser(port).get("/desk/nothing").status()).isEqualTo(404);
        assertThat(new Browser(port).get("/desk/tasks/../../ops/mail").status()).isIn(302, 400, 404);
        assertThat(new Browser(port).get("/desk;x=/tasks").status()).isEqualTo(400);
    }

    private static Browser.Answer ask(Browser browser, Asked one) {
        return one.method() == HttpMethod.GET ? browser.get(one.path()) : browser.post(one.path());
    }

    private Browser signedIn(Role role, String region) {
        var browser = new Browser(port);
        browser.signIn(new Staff(application).account(region, role), Staff.PASSWORD);
        return browser;
    }

    private List<Asked> mapped() {
        var asked = new ArrayList<Asked>();
        application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> patterns(info)
                        .forEach(pattern -> methods(info).forEach(method -> asked.add(new Asked(method, pattern)))));
        return asked.stream()
                .filter(one -> !one.pattern().equals("/error") && !OF_FILTERS.contains(one.toString()))
                .toList();
    }

    private static Set<String> patterns(RequestMappingInfo info) {
        return info.getPatternValues();
    }

    private static Set<HttpMethod> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Set.of(HttpMethod.GET, HttpMethod.POST)
                : methods.stream().map(RequestMethod::asHttpMethod).collect(Collectors.toSet());
    }
}
