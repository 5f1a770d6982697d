package org.anju.journey;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A county's first batch as its people live it, at their browsers: files come in, five officers carry the batch from
 * task to task, and the clock of the demonstration goes on between. Nothing here reaches around the pages.
 */
final class Journey {

    static final String PASSWORD = "anju-demo";

    private static final Pattern TODAY = Pattern.compile("现在是 (\\d+)年(\\d+)月(\\d+)日");
    private static final Pattern BATCH = Pattern.compile("/desk/batches/([0-9-]+)");
    private static final Duration WORK_OF_DAYS = Duration.ofMinutes(3);
    private static final int LOOKS = 240;
    private static final double BETWEEN_LOOKS = 500;

    private final Supplier<Page> newPage;
    private final Path pictures;
    private final Map<String, Person> people = new HashMap<>();
    private String batch = "";
    private int papers;

    /**
     * @param newPage a blank page of a new browser profile, whose addresses are relative to the application's
     * @param pictures where the last sight of everyone goes when something never comes
     */
    Journey(Supplier<Page> newPage, Path pictures) {
        this.newPage = newPage;
        this.pictures = pictures;
    }

    String batch() {
        return batch;
    }

    Person as(String account) {
        return people.computeIfAbsent(account, name -> new Person(newPage.get()).signedInAs(name, PASSWORD));
    }

    /** Someone without an account. */
    Person reader() {
        return people.computeIfAbsent("", nobody -> new Person(newPage.get()));
    }

    List<String> complaints() {
        return people.values().stream()
                .flatMap(person -> person.complaints().stream())
                .toList();
    }

    List<String> addresses() {
        return people.values().stream()
                .flatMap(person -> person.addresses().stream())
                .toList();
    }

    LocalDate today() {
        as("operator").open("/desk/demo/clock");
        var now = TODAY.matcher(as("operator").page().locator("main").innerText());
        if (!now.find()) {
            throw new AssertionError("The clock does not say what day it is.");
        }
        return LocalDate.of(number(now.group(1)), number(now.group(2)), number(now.group(3)));
    }

    void moveTo(LocalDate day) {
        // The clock stops at every timer on its way until the work of that moment is done.
        var operator = as("operator").withPatience(WORK_OF_DAYS);
        until("the work until " + day, () -> {
            operator.open("/desk/demo/clock")
                    .type("拨到某一天 09:00", day.toString())
                    .press("拨到这一天");
            return today().equals(day);
        });
    }

    void importFile(String account, String kind, Path file, long rows) {
        var officer = as(account).open("/desk/imports/new?kind=" + kind + "&batch=" + batch);
        officer.attach(file).press("上传");
        var written = officer.page().getByText("已写入 %,d 行".formatted(rows));
        until("the import of " + file.getFileName(), () -> written.count() > 0);
    }

    void project(String code, String name, String address, String completedOn) {
        as("officer")
                .open("/desk/stock/projects/new")
                .type("项目代码", code)
                .type("项目名称", name)
                .choose("保障房类型", "公共租赁住房")
                .type("建设地址", address)
                .type("竣工日期", completedOn)
                .press("保存")
                .sees(name);
    }

    void clear(String item, String grade) {
        as("reviewer")
                .open("/desk/disclosure/clearances/" + item)
                .tick(grade)
                .type("文号", "清政公开〔2026〕5号")
                .type("范围", "按公开目录要素自动生成的内容")
                .type("失效日期", today().plusYears(1).toString())
                .type("提出预审的单位或人员", "住房保障中心配租科")
                .type("评估日期", today().toString())
                .type("评估报告文号", "清住保评〔2026〕1号")
                .type("评估内容和结论", "公开为法定要求，内容经脱敏，影响可接受。")
                .press("给予预审");
    }

    void begin() {
        var page = as("officer").open("/desk/batches").press("新建批次").page();
        var address = BATCH.matcher(page.url());
        if (!address.find()) {
            throw new AssertionError("No batch was made: " + page.url());
        }
        batch = requireNonNull(address.group(1));
    }

    /** Waits for a task of the batch, takes it and leaves its page open. */
    Person take(String account, String task) {
        var person = as(account);
        until(task, () -> {
            person.open("/desk/batches/" + batch);
            return person.page()
                            .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName(task).setExact(true))
                            .count()
                    > 0;
        });
        return takeOver(person.follow(task));
    }

    /** Checks and sends what was typed. */
    void finish(Person person) {
        person.press("下一步：核对").press("确认提交").sees("已办结");
    }

    void approve(String account, String task) {
        var person = take(account, task);
        person.answer("审定意见", "批准").answer("文号", paper()).answer("决定日期", today());
        finish(person);
    }

    /** The reviewer decides about the disclosure with that in its title. */
    void review(String title, String decision) {
        var reviewer = as("reviewer");
        until("the review of " + title, () -> {
            reviewer.open("/desk/tasks?step=Task_ReviewDisclosure&text=" + title);
            return reviewer.page().locator("tbody a").count() > 0;
        });
        reviewer.page().locator("tbody a").first().click();
        finish(takeOver(reviewer).answer("审查意见", decision));
    }

    /** Claims the task on the page, if it is still free. */
    Person takeOver(Person person) {
        if (person.page().getByText("领取并办理").count() > 0) {
            person.press("领取并办理");
        }
        return person;
    }

    String paper() {
        return "清住保〔2026〕%d号".formatted(++papers);
    }

    /** Applies a verb to every row of a task's list that is in that state. */
    void everyRow(Person person, String state, String verb) {
        person.follow("打开清单，逐项办理");
        if (!state.isEmpty()) {
            person.page()
                    .locator("nav.pages a")
                    .filter(new Locator.FilterOptions().setHasText(state))
                    .first()
                    .click();
        }
        var whole = person.page().getByText(Pattern.compile("选中符合条件.*全部"));
        if (whole.count() > 0) {
            whole.click();
        } else {
            person.page().getByLabel("选择本页全部").check();
        }
        person.press(verb);
    }

    void until(String what, Look look) {
        for (var i = 0; i < LOOKS; i++) {
            if (look.done()) {
                return;
            }
            as("operator").page().waitForTimeout(BETWEEN_LOOKS);
        }
        shots();
        throw new AssertionError("Waited in vain for " + what + ".");
    }

    /** Draws what everyone sees. */
    void shots() {
        people.forEach((name, person) -> person.picture(pictures.resolve("last-" + name + ".png")));
    }

    interface Look {
        boolean done();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
