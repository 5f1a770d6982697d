package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class AccountsPageTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Accounts accounts;

    @Autowired
    Officers officers;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Staff staff;
    Browser keeper;
    Officer operator;

    @BeforeEach
    void begin() {
        staff = new Staff(application);
        operator = staff.officer("990101", Role.OPERATOR);
        keeper = new Browser(port);
        keeper.signIn(operator.account(), Staff.PASSWORD);
        keeper.get("/ops/accounts/new");
    }

    @Test
    void aNewAccountSignsInWithThePasswordThatIsShownOnce() {
        var name = "n" + System.identityHashCode(this);
        var opened =
                keeper.post("/ops/accounts", "account", name, "name", "欧阳·𠮷", "region", "990101", "roles", "officer");
        var password = keeper.get("/ops/accounts").page().select("code").text();

        assertThat(opened.location()).isEqualTo("/ops/accounts");
        assertThat(new Browser(port).signIn(name, password).location()).isEqualTo("/desk/tasks");
        assertThat(keeper.get("/ops/accounts").page().select("code").text()).isEmpty();
        assertThat(officers.named(name).orElseThrow().officer().name()).isEqualTo("欧阳·𠮷");
    }

    @Test
    void everythingWrongIsSaidAtOnceAndWhatWasTypedIsKept() {
        var answer = keeper.post(
                "/ops/accounts",
                "account",
                "太长",
                "name",
                "",
                "region",
                "990102",
                "email",
                "nowhere",
                "roles",
                "operator",
                "roles",
                "officer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select(".summary__link")).hasSize(5);
        assertThat(answer.page().select("#account").val()).isEqualTo("太长");
        assertThat(answer.page().select("#account").attr("aria-invalid")).isEqualTo("true");
    }

    /** It stands beside decisions and in the head of mails. */
    @ParameterizedTest
    @CsvSource({
        "'张\u202e三', '', 看不见",
        "'\u3164', '', 请填写姓名",
        "'张\n三', '', 看不见",
        "张三, 'a\u202eb@unit.example', 邮箱",
        "张三, 'a\u0001@unit.example', 邮箱",
        "张三, 张@unit.example, 邮箱"
    })
    void whatNobodyReadsAsItIsIsNoNameAndNoAddress(String name, String email, String told) {
        var answer = keeper.post(
                "/ops/accounts",
                "account",
                "read.not",
                "name",
                name,
                "region",
                "990101",
                "email",
                email,
                "roles",
                "officer");

        assertThat(answer.page().select(".summary__link").eachText())
                .singleElement()
                .asString()
                .contains(told);
        assertThat(officers.named("read.not")).isEmpty();
    }

    @Test
    void anAccountIsUsedOnce() {
        var taken = staff.account("990101", Role.OFFICER);
        var answer =
                keeper.post("/ops/accounts", "account", taken, "name", "王", "region", "990101", "roles", "officer");

        assertThat(answer.text()).contains("这个账号已经有人使用");
    }

    @Test
    void aDirectorNeitherSeesNorMakesAnOperator() {
        var director = new Browser(port);
        director.signIn(staff.account("990101", Role.DIRECTOR), Staff.PASSWORD);

        assertThat(director.get("/ops/accounts").text()).doesNotContain(operator.account());
        assertThat(director.get("/ops/accounts/" + operator.id().value()).status())
                .isEqualTo(404);
        director.get("/ops/accounts/new");
        assertThat(director.post(
                                "/ops/accounts", "account", "abc", "name", "王", "region", "990101", "roles", "operator")
                        .text())
                .contains("您不能授予这个角色");
    }

    @Test
    void anotherRegionsAccountsAreOutOfReach() {
        var there = staff.officer("990102", Role.OFFICER);

        assertThat(keeper.get("/ops/accounts").text()).doesNotContain(there.account());
        keeper.get("/ops/accounts/new");
        assertThat(keeper.post("/ops/accounts/" + there.id().value() + "/close").status())
                .isEqualTo(404);
        assertThat(officers.find(there.id()).orElseThrow().closed()).isFalse();
    }

    @Test
    void nobodyChangesTheirOwnAccount() {
        keeper.get("/ops/accounts/" + operator.id().value());

        assertThat(keeper.post("/ops/accounts/" + operator.id().value() + "/close")
                        .status())
                .isEqualTo(403);
    }

    /** Or no page could ever make an operator again. */
    @ParameterizedTest
    @ValueSource(strings = {"/close", ""})
    void ofTwoOperatorsWhoTakeTheRightsOfEachOtherOneStays(String deed) {
        var other = staff.officer("990101", Role.OPERATOR);
        var others = new Browser(port);
        others.signIn(other.account(), Staff.PASSWORD);
        others.get("/ops/accounts/new");

        var answers = transaction.execute(status -> {
            sql.sql("SELECT id FROM housing.officer WHERE id IN (?, ?) FOR NO KEY UPDATE")
                    .params(operator.id().value(), other.id().value())
                    .query(row -> {});
            var asked = List.of(
                    CompletableFuture.supplyAsync(() -> takeRights(keeper, other, deed)),
                    CompletableFuture.supplyAsync(() -> takeRights(others, operator, deed)));
            await().until(() -> Database.waitingForALock(sql) == 2);
            return asked;
        });

        assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(302, 403);
        assertThat(List.of(operator, other))
                .map(each -> officers.find(each.id()).orElseThrow())
                .filteredOn(account -> !account.closed() && account.officer().may(Role.OPERATOR))
                .hasSize(1);
    }

    /** Closes the account, or makes a clerk of an operator. */
    private static int takeRights(Browser browser, Officer from, String deed) {
        return browser.post(
                        "/ops/accounts/" + from.id().value() + deed,
                        "name",
                        from.name(),
                        "region",
                        "990101",
                        "roles",
                        "officer")
                .status();
    }

    @Test
    void aDirectorResetsNoPasswordOfSomebodyWhoIsMadeAnOperatorMeanwhile() {
        var officer = staff.officer("990101", Role.OFFICER);
        var director = new Browser(port);
        director.signIn(staff.account("990101", Role.DIRECTOR), Staff.PASSWORD);
        director.get("/ops/accounts/new");

        var answer = transaction.execute(status -> {
            accounts.keepAlone();
            var asked = CompletableFuture.supplyAsync(
                    () -> director.post("/ops/accounts/" + officer.id().value() + "/password")
                            .status());
            await().until(() -> Database.waitingForALock(sql) == 1);
            accounts.change(
                    officer.id(),
                    new NewAccount(
                            officer.account(),
                            officer.name(),
                            officer.region(),
                            Optional.empty(),
                            Set.of(Role.OPERATOR)));
            return asked;
        });

        assertThat(answer).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(404);
        assertThat(new Browser(port).signIn(officer.account(), Staff.PASSWORD).location())
                .doesNotStartWith("/sign-in");
        assertThat(officers.find(officer.id()).orElseThrow().passwordIsNew()).isFalse();
    }

    @Test
    void closingAnAccountIsAskedAndThenTold() {
        var officer = staff.officer("990101", Role.OFFICER);
        var address = "/ops/accounts/" + officer.id().value();
        var asked = keeper.get(address).page();
        assertThat(asked.select("form[action$=/close], form[action$=/password]").eachAttr("data-module"))
                .containsExactly("confirm", "confirm");
        assertThat(asked.select("form[action$=/close]").attr("data-question")).contains(officer.account(), "停用");

        keeper.post(address + "/close");

        assertThat(keeper.get("/ops/accounts").page().select(".panel--done").text())
                .contains(officer.account(), "已停用");
    }

    @Test
    void theListNamesTheRegionOfEachAccount() {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES ('990101', '清河县', 'Qinghe County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                        ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name
                        """).update();

        assertThat(keeper.get("/ops/accounts")
                        .page()
                        .select("tr:contains(" + operator.account() + ") td")
                        .eachText())
                .contains("清河县 990101");
    }

    @Test
    void aResetPasswordMustBeChanged() {
        var officer = staff.officer("990101", Role.OFFICER);
        keeper.get("/ops/accounts/" + officer.id().value());
        keeper.post("/ops/accounts/" + officer.id().value() + "/password");
        var password = keeper.get("/ops/accounts").page().select("code").text();

        var theirs = new Browser(port);
        theirs.signIn(officer.account(), password);
        assertThat(theirs.get("/desk/inbox").location()).isEqualTo("/account/password");
    }
}
