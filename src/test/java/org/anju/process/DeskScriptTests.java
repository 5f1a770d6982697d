package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.anju.ApplicationTest;
import org.anju.Chromium;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What the desk's script and style make of a page, in a browser. */
@ApplicationTest
@TestPropertySource(properties = "anju.engine.job-executor=false")
@Import(County.StandingTime.class)
class DeskScriptTests {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Value("${local.server.port}")
    private int port;

    private final County county;
    private final Staff staff;

    DeskScriptTests(@Autowired ApplicationContext context) {
        county = new County(context);
        staff = new Staff(context);
    }

    @AfterAll
    static void leave(@Autowired ApplicationContext context) {
        County.leave(context);
    }

    @Test
    void aQuestionAnsweredWithNoLeavesTheButtonAsItWas() {
        var page = signedIn(1280);
        page.navigate("/desk/batches");
        page.onceDialog(Dialog::dismiss);
        var button = page.locator("form[action$='/desk/batches'] button");

        button.click();
        page.waitForTimeout(100);

        assertThat(button.isEnabled()).isTrue();
        assertThat(page.url()).endsWith("/desk/batches");
    }

    @Test
    void aWholePageIsTickedOnAPhoneAndNoCardHasAnEmptyLine() {
        county.prepare(List.of(county.unit("681")));
        county.signUp(List.of(county.household("王小明", 161), county.household("赵六", 162)));
        var page = signedIn(360);
        page.navigate("/desk/tasks/" + task("Task_ReviewQualification"));
        page.click("form[action$='/claim'] button");
        page.navigate("/desk/tasks/" + task("Task_ReviewQualification") + "/list");

        page.getByLabel("选择本页全部").check();

        assertThat(page.locator("input[name=row]:checked").count()).isEqualTo(2);
        assertThat(page.locator("thead input, thead a, thead button").count()).isZero();
        assertThat(page.locator("tbody td:visible").allInnerTexts().stream()
                        .filter(String::isBlank)
                        .count())
                .as("the cells of the boxes")
                .isEqualTo(2);
    }

    @Test
    void aPageIsTickedWithoutTheRowsThatAreDecidedUnlessOnlySuchAreShown() {
        county.prepare(List.of(county.unit("683")));
        county.signUp(List.of(county.household("王小明", 164), county.household("赵六", 165)));
        var page = signedIn(1280);
        var task = "/desk/tasks/" + task("Task_ReviewQualification");
        page.navigate(task);
        page.click("form[action$='/claim'] button");
        page.navigate(task + "/list");
        page.locator("input[name=row]").first().check();
        page.click("button[value=qualify]");

        page.getByLabel("选择本页全部").check();
        assertThat(page.locator("input[name=row]").first().isChecked()).isFalse();
        assertThat(page.locator("input[name=row]:checked").count()).isOne();

        page.navigate(task + "/list?state=qualified");
        page.getByLabel("选择本页全部").check();
        assertThat(page.locator("input[name=row]:checked").count()).isOne();
    }

    @Test
    void aRefusedStepIsToldOnce() {
        county.prepare(List.of(county.unit("682")));
        county.signUp(List.of(county.household("王小明", 163)));
        var page = signedIn(1280);
        var task = "/desk/tasks/" + task("Task_ReviewQualification");
        page.navigate(task);
        page.click("form[action$='/claim'] button");
        page.navigate(task);
        page.waitForSelector(".form-frame .fjs-container");

        page.click("form[action$='/check'] button");
        page.waitForURL("**/check");
        page.waitForSelector(".form-frame .fjs-container");

        assertThat(page.locator(".summary").count()).isOne();
    }

    @Test
    void everyPartOfTheDeskIsInSightOnAPhone() {
        var page = signedIn(360);

        var hidden = page.evaluate("""
                () => [...document.querySelectorAll('.nav__link')]
                  .filter((link) => link.getBoundingClientRect().right > document.documentElement.clientWidth)
                  .map((link) => link.textContent)
                """);

        assertThat(hidden).asInstanceOf(LIST).isEmpty();
    }

    private String task(String step) {
        return county.database
                .sql("SELECT id FROM housing.task WHERE batch_number = ? AND task_key = ?")
                .params(county.batch.value(), step)
                .query(String.class)
                .single();
    }

    private Page signedIn(int width) {
        var page = chromium.visitor(URI.create("http://localhost:" + port))
                .wide(width)
                .page();
        page.navigate("/sign-in");
        page.fill("[name=account]", staff.account(County.CODE.value(), Role.OFFICER));
        page.fill("[name=password]", Staff.PASSWORD);
        page.click("main button[type=submit]");
        return page;
    }
}
