package org.anju.casework.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.casework.Task;
import org.anju.casework.WorkLists;
import org.anju.step.WorkList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One row and one verb that needs an answer for this row alone, such as the unit that was chosen. */
@Controller
@RequestMapping("/desk/tasks/{id}")
class WorkRowPage {

    private final DeskTasks desk;
    private final WorkLists lists;
    private final Surroundings surroundings;
    private final WorkWords words;

    WorkRowPage(DeskTasks desk, WorkLists lists, Surroundings surroundings, WorkWords words) {
        this.desk = desk;
        this.lists = lists;
        this.surroundings = surroundings;
        this.words = words;
    }

    @GetMapping("/list/{row}/{verb}")
    String ask(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @PathVariable UUID row,
            @PathVariable String verb,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "") String back,
            Model model,
            Locale locale) {
        var task = desk.get(officer, id);
        var list = lists.find(task).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        var known = list.verbs().stream()
                .filter(each -> each.name().equals(verb))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        surroundings.addTo(model, new TaskPage.Shown(officer, task, back), locale);
        model.addAttribute("row", row);
        model.addAttribute("verb", words.verb(known, locale));
        model.addAttribute("choices", choices(list, task, row, known));
        model.addAttribute("filter", WorkListPage.filter(list, text, state));
        model.addAttribute("number", page);
        model.addAttribute("size", size);
        return "casework/row";
    }

    private static Map<String, Map<String, String>> choices(
            WorkList list, Task task, UUID row, WorkList.WorkVerb verb) {
        var choices = new LinkedHashMap<String, Map<String, String>>();
        verb.inputs()
                .keySet()
                .forEach(input -> choices.put(input, list.choices(task.businessKey(), row, verb.name(), input)));
        return choices;
    }
}
