package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Counties;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** What belongs to one county, asked for by those of the next who hold the same roles. */
@ApplicationTest
class OtherRegionsTests {

    private static final String HERE = "990101";
    private static final String ELSEWHERE = "990102";

    private static final Map<String, String> OF_NO_OTHER_REGION = Map.of(
            "GET /desk/imports/templates/{kind}.csv", "a blank form",
            "GET /desk/imports/templates/{kind}.xlsx", "a blank form",
            "GET /studio/diagrams/{name}", "a model that comes with Anju",
            "GET /desk/disclosure/clearances/{item}",
                    "names an item of the catalogue: the clearance is of one's own region",
            "POST /desk/disclosure/clearances/{item}",
                    "names an item of the catalogue: the clearance is of one's own region",
            "POST /desk/disclosure/clearances/{item}/revoke", "names an item of the catalogue",
            "POST /desk/inbox/{id}", "a message: MessagesTests lets its readers read it",
            "POST /account/sessions/{handle}/end", "a session of one's own: SessionsTests",
            "POST /ops/mail/{id}", "the machine's: whoever runs it runs it for all regions",
            "POST /ops/jobs/{id}/retry", "the machine's: whoever runs it runs it for all regions");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient sql;

    private static @Nullable Things made;

    private Staff staff;

    @BeforeEach
    void counties() {
        Counties.in(sql);
        staff = new Staff(application);
    }

    @Test
    void nothingOfAnotherRegionIsRevealedOrChanged() {
        var officer = signedIn(HERE, Role.OFFICER);
        var things = things(officer);
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            var stranger = signedIn(ELSEWHERE, role);
            for (var page : things.pages()) {
                var answer = stranger.get(page);
                softly.assertThat(answer.status())
                        .as("GET %s for %s", page, role)
                        .isIn(403, 404);
                softly.assertThat(answer.text()).as("GET %s for %s", page, role).doesNotContain(things.secrets());
            }
            for (var deed : things.deeds()) {
                var answer =
                        stranger.post(deed, "reason", "x", "confirmed", "true", "word", "confirm", "state", "free");
                softly.assertThat(List.of(403, 404).contains(answer.status())
                                || answer.location().endsWith("?refused"))
                        .as("POST %s for %s: %s %s", deed, role, answer.status(), answer.location())
                        .isTrue();
                softly.assertThat(answer.text())
                        .as("POST %s for %s", deed, role)
                        .doesNotContain(things.secrets());
            }
            for (var list : List.of(
                    "/desk/tasks?text=&batch=&region=990101",
                    "/desk/batches",
                    "/desk/register",
                    "/desk/register?region=990101",
                    "/desk/stock",
                    "/desk/stock?region=990101",
                    "/desk/imports",
                    "/desk/disclosure?view=done&region=990101",
                    "/desk/disclosure?region=990101",
                    "/desk/disclosure/takedowns",
                    "/ops/accounts")) {
                softly.assertThat(stranger.get(list).text())
                        .as("%s for %s", list, role)
                        .doesNotContain(things.secrets());
            }
        }
        softly.assertThat(things.fingerprint()).isEqualTo(fingerprint());
        softly.assertAll();
    }

    /** An address that names one thing is asked for above, or stands in this table with the reason why not. */
    @Test
    void noAddressThatNamesAThingIsForgotten() {
        var things = things(signedIn(HERE, Role.OFFICER));
        var asked = Stream.concat(
                        things.pages().stream().map(page -> "GET " + page),
                        things.deeds().stream().map(deed -> "POST " + deed))
                .toList();

        var forgotten = named().filter(address -> asked.stream().noneMatch(one -> fits(address, one)));

        assertThat(forgotten).containsExactlyInAnyOrderElementsOf(OF_NO_OTHER_REGION.keySet());
    }

    private Stream<String> named() {
        return application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.contains("{") && !pattern.startsWith("/sign-in"))
                        .flatMap(pattern ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern)))
                .distinct();
    }

    private static boolean fits(String address, String asked) {
        var pattern = address.split(" ", 2);
        var one = asked.split(" ", 2);
        return pattern[0].equals(one[0])
                && PathPatternParser.defaultInstance
                        .parse(pattern[1])
                        .matches(PathContainer.parsePath(one[1].replaceFirst("\\?.*", "")));
    }

    @Test
    void aProvinceReadsTheRegistersOfItsCountiesAndEntersNothingInThem() {
        var things = things(signedIn(HERE, Role.OFFICER));
        var province = signedIn("990000", Role.OFFICER);
        var softly = new SoftAssertions();

        softly.assertThat(province.get("/desk/register").text()).doesNotContain("司空见惯");
        softly.assertThat(province.get("/desk/register?region=990101").text()).contains("司空见惯");
        softly.assertThat(province.get("/desk/stock?region=990101").text()).contains("不为人知苑");
        var household = things.pages().get(7);
        softly.assertThat(province.get(household).status()).isEqualTo(404);
        softly.assertThat(province.get(household + "?region=990101").text()).contains("司空见惯");
        softly.assertThat(province.get(household + "/correct").status()).isEqualTo(404);
        softly.assertThat(province.get(things.pages().get(9)).status()).isEqualTo(200);
        softly.assertAll();
    }

    /** Pages that show a region that their address names, and how they are asked for one. */
    private static final Map<String, String> SHOW_A_NAMED_REGION = Map.of(
            "GET /desk/register", "/desk/register?region=",
            "GET /desk/register/{number}", "/desk/register/R26-ZZZZ-99999?region=",
            "GET /desk/register/list.xlsx", "/desk/register/list.xlsx?purpose=processing&region=",
            "GET /desk/stock", "/desk/stock?region=",
            "GET /desk/imports", "/desk/imports?region=",
            "GET /desk/disclosure", "/desk/disclosure?region=",
            "GET /desk/disclosure/clearances", "/desk/disclosure/clearances?region=",
            "GET /desk/disclosure/mask", "/desk/disclosure/mask?region=");

    /** What else takes a region, or a batch and with it its region; each has a test of its own below or beside. */
    private static final Map<String, String> TAKE_A_NAMED_REGION = Map.of(
            "POST /desk/disclosure/snapshots", "nothingIsTakenOrHandedInForANamedRegionThatIsAnothers",
            "POST /desk/sign-ups", "nothingIsTakenOrHandedInForANamedRegionThatIsAnothers",
            "POST /desk/imports", "nothingIsTakenOrHandedInForANamedRegionThatIsAnothers",
            "GET /desk/sign-ups/new", "howManySignedUpElsewhereIsNotTold",
            "GET /desk/imports/new", "repeats the number in a form and asks nothing about it",
            "GET /desk/tasks", "narrows the officer's own list: nothingOfAnotherRegionIsRevealedOrChanged");

    @Test
    void everyPageThatTakesANamedRegionIsAskedForAnothers() {
        var taking = application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(page -> Arrays.stream(page.getValue().getMethodParameters())
                        .map(parameter -> parameter.getParameter())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                        .anyMatch(
                                parameter -> Set.of("region", "place", "batch").contains(parameter.getName())))
                .flatMap(page -> page.getKey().getPatternValues().stream()
                        .flatMap(pattern -> page.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)));

        assertThat(taking)
                .containsExactlyInAnyOrderElementsOf(Stream.of(SHOW_A_NAMED_REGION, TAKE_A_NAMED_REGION)
                        .flatMap(table -> table.keySet().stream())
                        .toList());
    }

    /** Neither the next county's nor the province's own. */
    @Test
    void aRegionThatIsOnlyNamedIsNotShown() {
        var softly = new SoftAssertions();
        for (var role : List.of(Role.OFFICER, Role.DIRECTOR)) {
            var officer = signedIn(ELSEWHERE, role);
            for (var page : SHOW_A_NAMED_REGION.values()) {
                for (var region : List.of(HERE, "990000")) {
                    softly.assertThat(officer.get(page + region).status())
                            .as(page + region)
                            .isEqualTo(404);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void nothingIsTakenOrHandedInForANamedRegionThatIsAnothers() {
        var batch = batch();
        var stranger = signedIn(ELSEWHERE, Role.OFFICER);
        var before = fingerprint();

        for (var region : List.of(HERE, "990000")) {
            assertThat(stranger.post(
                                    "/desk/disclosure/snapshots",
                                    "place",
                                    region,
                                    "register",
                                    "B3.1",
                                    "month",
                                    "2026-08")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stranger.post(
                                "/desk/sign-ups",
                                "batch",
                                batch,
                                "number",
                                "R26-AAAA-00001",
                                "project",
                                "XHY",
                                "unit-type",
                                "2R")
                        .page()
                        .select("a.summary__link[href=#batch]"))
                .hasSize(1);
        assertThat(stranger.upload("/desk/imports", "a.csv", "x", "kind", "sign-ups", "batch", batch)
                        .page()
                        .select("a.summary__link[href=#batch]"))
                .hasSize(1);
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void howManySignedUpElsewhereIsNotTold() {
        things(signedIn(HERE, Role.OFFICER));
        var batch = batch();
        sql.sql("""
                        INSERT INTO housing.sign_up (id, batch_number, region, registration_number, project_code, unit_type,
                          signed_up_at, recorded_by)
                        SELECT gen_random_uuid(), ?, region, registration_number, 'XHY', '2R', now(), 'wang'
                          FROM housing.household WHERE region = ? LIMIT 1
                        """).params(batch, HERE).update();

        assertThat(signedUp(signedIn(HERE, Role.INTAKE), batch)).contains("1");
        assertThat(signedUp(signedIn(ELSEWHERE, Role.INTAKE), batch))
                .contains("0")
                .doesNotContain("1");
        assertThat(signedUp(signedIn("990000", Role.INTAKE), batch))
                .contains("0")
                .doesNotContain("1");
    }

    private static String signedUp(Browser browser, String batch) {
        return browser.get("/desk/sign-ups/new?done&batch=" + batch)
                .page()
                .select(".panel--done")
                .text();
    }

    private String batch() {
        return signedIn(HERE, Role.OFFICER).post("/desk/batches").location().replaceAll(".*/", "");
    }

    @Test
    void aProvinceChoosesAmongItsCountiesAndACountyHasNoChoice() {
        var softly = new SoftAssertions();
        for (var role : List.of(Role.OFFICER, Role.DIRECTOR)) {
            var province = signedIn("990000", role);
            var county = signedIn(HERE, role);
            var stranger = signedIn(ELSEWHERE, role);
            for (var page : List.of("/desk/imports", "/desk/disclosure/clearances", "/desk/disclosure/mask")) {
                var theirs = province.get(page + "?region=" + HERE);
                softly.assertThat(theirs.status()).as(page).isEqualTo(200);
                softly.assertThat(theirs.page()
                                .select("select[name=region] option[selected]")
                                .eachAttr("value"))
                        .as(page)
                        .containsExactly(HERE);
                softly.assertThat(theirs.page().select("main form[method=post], main a[href*=/new]"))
                        .as("%s is only read from above", page)
                        .isEmpty();
                softly.assertThat(county.get(page).page().select("select[name=region]"))
                        .as(page)
                        .isEmpty();
                softly.assertThat(stranger.get(page + "?region=" + HERE).status())
                        .as(page)
                        .isEqualTo(404);
                softly.assertThat(province.get(page + "?region=nowhere").status())
                        .as(page)
                        .isEqualTo(404);
            }
        }
        softly.assertAll();
    }

    @Test
    void whoTakesAListAwaySaysWhatFor() {
        var officer = signedIn(HERE, Role.OFFICER);
        var before = exports();
        var list = things(officer).pages().get(6);

        softlyRefused(officer.get(list));
        softlyRefused(officer.get(list + "?purpose=curiosity"));
        assertThat(exports()).isEqualTo(before);
    }

    private static void softlyRefused(Browser.Answer answer) {
        assertThat(answer.status()).isIn(400, 404);
    }

    private int exports() {
        return sql.sql("SELECT count(*) FROM housing.audit WHERE purpose IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    /** What one county has, and words that stand nowhere but in it. */
    private record Things(List<String> pages, List<String> deeds, List<String> secrets, String fingerprint) {}

    /** Made once, by whichever test comes first. */
    private Things things(Browser officer) {
        var known = made;
        if (known == null) {
            known = make(officer);
            made = known;
        }
        return known;
    }

    private Things make(Browser officer) {
        officer.get("/desk/batches");
        var batch = officer.post("/desk/batches").location();
        var task = "/desk/tasks/"
                + sql.sql("SELECT id FROM housing.task WHERE batch_number = ? LIMIT 1")
                        .param(batch.substring(batch.lastIndexOf('/') + 1))
                        .query(String.class)
                        .single();
        var number =
                "R26-PRIV-" + UUID.randomUUID().toString().substring(0, 3).toUpperCase(java.util.Locale.ROOT) + "QX";
        officer.get("/desk/register/new");
        var household = officer.post(
                        "/desk/register",
                        "number",
                        number,
                        "applicant",
                        "司空见惯",
                        "id-number",
                        "990101199001010019",
                        "housing-type",
                        "公共租赁住房",
                        "size",
                        "3",
                        "registered-on",
                        "2026-03-01")
                .location()
                .replace("?entered", "");
        var project = "OT-" + UUID.randomUUID().toString().substring(0, 3).toUpperCase(java.util.Locale.ROOT);
        officer.get("/desk/stock/projects/new");
        officer.post(
                "/desk/stock/projects", "code", project, "name", "不为人知苑", "housing-type", "公共租赁住房", "address", "路1号");
        officer.post(
                "/desk/stock/units",
                "project",
                project,
                "building",
                "1栋",
                "room",
                "101",
                "unit-type",
                "1R",
                "area",
                "40.5",
                "floor",
                "1");
        var unit = "/desk/stock/units/"
                + sql.sql("SELECT id FROM housing.unit WHERE project_code = ?")
                        .param(project)
                        .query(UUID.class)
                        .single();
        var obligation = obligation(officer);
        var edition = edition(obligation);
        var takedown = takedown(edition);
        var upload = upload(officer);
        var account = "/ops/accounts/" + staff.officer(HERE, Role.NOTARY).id();
        return new Things(
                List.of(
                        batch,
                        batch + "/diagram.svg",
                        batch + "/void",
                        task,
                        task + "/take-over",
                        task + "/list",
                        task + "/list.csv",
                        household,
                        household + "/correct",
                        unit,
                        edition,
                        edition + "/correct",
                        edition + "/withdraw",
                        edition + "/take-down",
                        account,
                        task + "/list/00000000-0000-0000-0000-000000000000/qualify",
                        upload,
                        upload + "/faults.csv?purpose=processing",
                        upload + "/faults.xlsx?purpose=processing",
                        upload + "/marked.xlsx?purpose=processing",
                        upload.replace("/imports/", "/register/pending/") + "/3",
                        obligation),
                List.of(
                        batch + "/void",
                        batch + "/notices/N08/1/objections",
                        batch + "/notices/N08/1/objections/00000000-0000-0000-0000-000000000000",
                        task,
                        task + "/claim",
                        task + "/release",
                        task + "/assign",
                        task + "/take-over",
                        task + "/check",
                        task + "/list",
                        task + "/signed-list",
                        household + "/correct",
                        upload.replace("/imports/", "/register/pending/") + "/3",
                        unit + "/state",
                        edition + "/correct",
                        edition + "/withdraw",
                        edition + "/take-down",
                        takedown,
                        account,
                        account + "/password",
                        account + "/sign-out",
                        account + "/close",
                        account + "/reopen"),
                List.of(number, "司空见惯", "不为人知苑", batch.substring(batch.lastIndexOf('/') + 1)),
                fingerprint());
    }

    private String obligation(Browser officer) {
        var reviewer = signedIn(HERE, Role.REVIEWER);
        reviewer.get("/desk/disclosure/clearances/B3.1");
        reviewer.post(
                "/desk/disclosure/clearances/B3.1",
                "grade",
                "at-once",
                "document",
                "样〔2026〕1号",
                "scope",
                "全部",
                "from",
                "2026-01-01",
                "to",
                "2099-01-01",
                "asked",
                "配租科",
                "assessed",
                "2026-01-01",
                "report",
                "样评〔2026〕1号",
                "findings",
                "可以公开");
        officer.get("/desk/disclosure");
        return officer.post("/desk/disclosure/snapshots", "register", "B3.1", "month", "2026-09")
                .location()
                .replace("?taken", "");
    }

    private String edition(String obligation) {
        var id = UUID.fromString(obligation.substring(obligation.lastIndexOf('/') + 1));
        return "/desk/disclosure/editions/"
                + Awaitility.await()
                        .atMost(java.time.Duration.ofSeconds(90))
                        .until(
                                () -> sql.sql("SELECT edition_id FROM disclosure.obligation WHERE id = ?")
                                        .param(id)
                                        .query((row, at) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                                        .single(),
                                java.util.Optional::isPresent)
                        .orElseThrow();
    }

    /** One that another person has still to decide about. */
    private String takedown(String edition) {
        var reviewer = signedIn(HERE, Role.REVIEWER);
        reviewer.get(edition + "/take-down");
        reviewer.post(edition + "/take-down", "reason", "误公开了不应公开的内容");
        var id = UUID.fromString(edition.substring(edition.lastIndexOf('/') + 1));
        return "/desk/disclosure/takedowns/"
                + sql.sql("SELECT id FROM disclosure.takedown WHERE edition_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single();
    }

    /** A file whose third line is kept for somebody to put right. */
    private String upload(Browser officer) {
        officer.get("/desk/imports/new?kind=households");
        var content = "登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期\r\n"
                + ",司空见惯,990101199001010051,,公共租赁住房,3,,2026-03-01\r\n,司空见惯,1,,公共租赁住房,3,,2026-03-01\r\n";
        var address = officer.upload("/desk/imports", "a.csv", content, "kind", "households", "choice", "sound-lines")
                .location()
                .replaceFirst("\\?.*", "");
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(90))
                .until(() -> officer.get(address).header("Refresh").isEmpty());
        return address;
    }

    /** Everything of the county that somebody might have changed. */
    private String fingerprint() {
        return sql.sql("""
                        SELECT concat_ws('|',
                          (SELECT string_agg(number || stage, ',' ORDER BY number) FROM housing.batch WHERE region = '990101'),
                          (SELECT string_agg(applicant_name || status, ',' ORDER BY id) FROM housing.household
                            WHERE region = '990101'),
                          (SELECT string_agg(id::text || coalesce(assignee, ''), ',' ORDER BY id) FROM housing.task
                            WHERE region = '990101'),
                          (SELECT count(*) FROM disclosure.takedown))
                        """).query(String.class).single();
    }

    private Browser signedIn(String region, Role role) {
        var browser = new Browser(port);
        browser.signIn(staff.account(region, role), Staff.PASSWORD);
        return browser;
    }
}
