package org.anju.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An officer at a browser of her own: she reads Chinese, types into the fields she sees and presses buttons. */
final class Person {

    private static final double PATIENCE = 20_000;

    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    Person(Page page) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE);
        page.onDialog(dialog -> dialog.accept());
        page.onRequest(request -> addresses.add(request.url()));
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    Person signedInAs(String account, String password) {
        open("/sign-in");
        page.getByLabel("账号").fill(account);
        page.getByLabel("密码").fill(password);
        press("登录");
        return this;
    }

    Person withPatience(Duration patience) {
        page.setDefaultTimeout(patience.toMillis());
        return this;
    }

    Page page() {
        return page;
    }

    /** What the browser's console complained of: scripts that failed, contents that were refused. */
    List<String> complaints() {
        return complaints;
    }

    /** Every address that the browser asked for. */
    List<String> addresses() {
        return addresses;
    }

    Person open(String path) {
        page.navigate(path);
        return this;
    }

    Person press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    Person follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    Person type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Person tick(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    Person choose(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(option);
        return this;
    }

    Person attach(Path file) {
        page.locator("input[type=file]").setInputFiles(file);
        return this;
    }

    Person sees(String text) {
        assertThat(page.locator("main")).containsText(text);
        return this;
    }

    /** Fills in a field of a deployed form, of whatever kind it is. */
    Person answer(String label, Object value) {
        var name = Pattern.compile("^" + label + "\\*?$");
        var field = page.locator(".form-frame .fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label, legend, .fjs-form-field-label")
                                .filter(new Locator.FilterOptions().setHasText(name))))
                .last();
        var kind = field.getAttribute("class");
        if (kind.contains("radio")) {
            field.getByText(value.toString(), new Locator.GetByTextOptions().setExact(true))
                    .click();
        } else if (kind.contains("checkbox")) {
            field.locator("input").check();
        } else if (kind.contains("select")) {
            field.locator("select").selectOption(value.toString());
        } else {
            field.locator("input, textarea").first().fill(value.toString());
        }
        return this;
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
