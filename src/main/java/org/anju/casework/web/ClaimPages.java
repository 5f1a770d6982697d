package org.anju.casework.web;

import java.util.Locale;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Officers;
import org.anju.casework.Claims;
import org.anju.process.TaskId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Taking a task, giving it back or to a colleague, and, after a question, taking one over. */
@Controller
@RequestMapping("/desk/tasks/{id}")
class ClaimPages {

    private final DeskTasks desk;
    private final Claims claims;
    private final Officers officers;

    ClaimPages(DeskTasks desk, Claims claims, Officers officers) {
        this.desk = desk;
        this.claims = claims;
        this.officers = officers;
    }

    @PostMapping("/claim")
    String claim(
            @CurrentOfficer Officer officer, @PathVariable String id, @RequestParam(defaultValue = "") String back) {
        var task = desk.get(officer, id);
        if (task.assignee().isPresent() && !task.isWith(officer)) {
            return "redirect:/desk/tasks/" + task.id() + "/take-over" + carried(back);
        }
        claims.claim(officer, task.id());
        return toTask(task.id(), back);
    }

    @PostMapping("/release")
    String release(
            @CurrentOfficer Officer officer, @PathVariable String id, @RequestParam(defaultValue = "") String back) {
        claims.release(officer, desk.get(officer, id).id());
        return "redirect:" + ReturnLink.list(back);
    }

    @PostMapping("/assign")
    String assign(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String back) {
        var task = desk.get(officer, id);
        claims.assign(officer, task.id(), account);
        return toTask(task.id(), back);
    }

    @GetMapping("/take-over")
    String question(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            Model model,
            Locale locale) {
        var task = desk.get(officer, id);
        model.addAttribute("task", task);
        model.addAttribute("name", task.name().in(locale));
        model.addAttribute("matter", task.title().in(locale));
        model.addAttribute("colleague", task.assignee().map(this::name).orElse(""));
        model.addAttribute("back", ReturnLink.query(back));
        return "casework/take-over";
    }

    @PostMapping("/take-over")
    String takeOver(
            @CurrentOfficer Officer officer, @PathVariable String id, @RequestParam(defaultValue = "") String back) {
        var task = desk.get(officer, id);
        claims.takeOver(officer, task.id());
        return toTask(task.id(), back);
    }

    private String name(String account) {
        return officers.named(account).map(found -> found.officer().name()).orElse(account);
    }

    private static String toTask(TaskId task, String back) {
        return "redirect:/desk/tasks/" + task + carried(back);
    }

    private static String carried(String back) {
        var query = ReturnLink.query(back);
        return query.isEmpty()
                ? ""
                : "?back=" + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
    }
}
