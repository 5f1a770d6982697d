package org.anju.casework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.calendar.OfficialClock;
import org.anju.casework.Remit;
import org.anju.casework.Task;
import org.anju.casework.TaskFilter;
import org.anju.casework.Tasks;
import org.anju.region.Region;
import org.anju.region.Regions;
import org.anju.step.Window;
import org.anju.web.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The work list: what waits for the officer, least days left first. */
@Controller
@RequestMapping("/desk")
class TaskListPage {

    private static final int PER_PAGE = 30;

    private final Tasks tasks;
    private final Regions regions;
    private final OfficialClock clock;

    TaskListPage(Tasks tasks, Regions regions, OfficialClock clock) {
        this.tasks = tasks;
        this.regions = regions;
        this.clock = clock;
    }

    /** A task as a line of the list. */
    record TaskLine(Task task, String name, String title, DaysLeft daysLeft, boolean mine, boolean mayAct) {}

    @GetMapping({"", "/"})
    String desk() {
        return "redirect:/desk/tasks";
    }

    @GetMapping("/tasks")
    String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String batch,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "all") String whose,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var remit = Remit.of(officer, regions);
        var filter = new TaskFilter(text.strip(), batch, step, region, TaskFilter.Whose.of(whose));
        var choices = tasks.choices(remit);
        var count = filter.isNone() ? choices.count() : tasks.count(filter, officer, remit);
        var pages = Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        var today = clock.today();
        model.addAttribute(
                "lines",
                tasks.page(filter, officer, remit, Window.of(number - 1, PER_PAGE, count)).stream()
                        .map(task -> line(task, officer, today, locale))
                        .toList());
        model.addAttribute("filter", filter);
        model.addAttribute("count", count);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("address", address(filter) + "&page=");
        model.addAttribute("back", query(filter, number));
        model.addAttribute("steps", choices.steps());
        model.addAttribute("batches", choices.batches());
        model.addAttribute("regions", names(remit, locale));
        model.addAttribute("whoses", TaskFilter.Whose.values());
        return "casework/tasks";
    }

    private static TaskLine line(Task task, Officer officer, LocalDate today, Locale locale) {
        return new TaskLine(
                task,
                task.name().in(locale),
                task.title().in(locale),
                DaysLeft.of(task.daysLeft(today)),
                task.isWith(officer),
                task.roleOf(officer).isPresent());
    }

    private List<Named> names(Remit remit, Locale locale) {
        return regions.all().stream()
                .filter(region -> remit.regions().contains(region.code()))
                .map(region -> new Named(region.code().value(), name(region, locale)))
                .toList();
    }

    /** A code and its name in the page's language. */
    record Named(String code, String name) {}

    private static String name(Region region, Locale locale) {
        return Languages.english(locale) ? region.nameEn() : region.name();
    }

    private static String address(TaskFilter filter) {
        return UriComponentsBuilder.fromPath("/desk/tasks")
                .queryParam("text", "{text}")
                .queryParam("batch", "{batch}")
                .queryParam("step", "{step}")
                .queryParam("region", "{region}")
                .queryParam("whose", filter.whose().code())
                .encode()
                .buildAndExpand(filter.text(), filter.batch(), filter.step(), filter.region())
                .toUriString();
    }

    private static String query(TaskFilter filter, int number) {
        return filter.isNone() && number == 1
                ? ""
                : address(filter).substring("/desk/tasks?".length()) + "&page=" + number;
    }
}
