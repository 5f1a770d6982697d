package org.anju.casework.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.casework.Completion;
import org.anju.casework.FormRefused;
import org.anju.casework.NotYours;
import org.anju.casework.Rehearsal;
import org.anju.casework.Task;
import org.anju.casework.TaskOver;
import org.anju.process.DeployedForm;
import org.anju.step.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A task: what it is about, its form, what the public will see, and the last click. */
@Controller
@RequestMapping("/desk/tasks/{id}")
class TaskPage {

    private final DeskTasks desk;
    private final Completion completion;
    private final Rehearsal rehearsal;
    private final Surroundings surroundings;
    private final Sentences sentences;

    TaskPage(
            DeskTasks desk,
            Completion completion,
            Rehearsal rehearsal,
            Surroundings surroundings,
            Sentences sentences) {
        this.desk = desk;
        this.completion = completion;
        this.rehearsal = rehearsal;
        this.surroundings = surroundings;
        this.sentences = sentences;
    }

    @GetMapping
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            Model model,
            Locale locale) {
        var task = desk.get(officer, id);
        return page(new Shown(officer, task, back), completion.form(task), Map.of(), Map.of(), model, locale);
    }

    /** Checks what was typed and shows what the public will see of it; nothing is changed yet. */
    @PostMapping("/check")
    String check(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var task = takenBy(officer, desk.get(officer, id));
        var form = completion.form(task);
        var typed = Typed.of(request, form);
        var shown = new Shown(officer, task, back);
        if (request.getParameter("change") != null) {
            return page(shown, form, typed, Map.of(), model, locale);
        }
        try {
            model.addAttribute("headings", rehearsal.headings(officer, task, typed));
            surroundings.addTo(model, shown, locale);
            model.addAttribute("submission", Typed.json(typed));
            return "casework/check";
        } catch (FormRefused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(shown, form, typed, sentences.of(form, refused.faults(), locale), model, locale);
        } catch (Refused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(shown, form, typed, sentences.of(refused, locale), model, locale);
        }
    }

    @PostMapping
    String complete(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        var task = takenBy(officer, desk.get(officer, id));
        var form = completion.form(task);
        var typed = Typed.of(request, form);
        try {
            completion.complete(officer, task.id(), typed);
        } catch (FormRefused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(
                    new Shown(officer, task, back),
                    form,
                    typed,
                    sentences.of(form, refused.faults(), locale),
                    model,
                    locale);
        } catch (Refused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(new Shown(officer, task, back), form, typed, sentences.of(refused, locale), model, locale);
        }
        next.addFlashAttribute("done", task.name().in(locale));
        return "redirect:" + ReturnLink.list(back);
    }

    /** A task, who looks at it, and the way back. */
    record Shown(Officer officer, Task task, String back) {}

    private static Task takenBy(Officer officer, Task task) {
        if (task.roleOf(officer).isEmpty()) {
            throw new NotYours(task.id());
        }
        if (!task.isWith(officer)) {
            throw new TaskOver(task.id());
        }
        return task;
    }

    private String page(
            Shown shown,
            DeployedForm form,
            Map<String, Object> typed,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        surroundings.addTo(model, shown, locale);
        var values = new HashMap<>(completion.known(shown.task()));
        typed.forEach(values::putIfAbsent);
        model.addAttribute("schema", form.schema());
        model.addAttribute("values", Typed.json(values));
        model.addAttribute("errorsJson", errors.isEmpty() ? null : Typed.json(new HashMap<>(errors)));
        model.addAttribute("errors", errors);
        model.addAttribute("questions", Question.of(form, typed, errors, locale));
        return "casework/task";
    }
}
