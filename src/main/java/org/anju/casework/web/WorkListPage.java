package org.anju.casework.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.ExportPurpose;
import org.anju.access.Officer;
import org.anju.casework.Task;
import org.anju.casework.WorkLists;
import org.anju.step.WorkList;
import org.anju.tabular.Tables;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The rows of a task: found by state and text, worked through one by one or many at once, taken away as CSV. */
@Controller
@RequestMapping("/desk/tasks/{id}")
class WorkListPage {

    private static final List<Integer> SIZES = List.of(50, 100, 200);

    /** Of a text that is looked for: more than a number and a name, and an address with it fits into a redirect. */
    private static final int LONGEST = 100;

    private final DeskTasks desk;
    private final WorkLists lists;
    private final Surroundings surroundings;
    private final WorkWords words;
    private final ListAnswer answer;
    private final AuditTrail audit;

    WorkListPage(
            DeskTasks desk,
            WorkLists lists,
            Surroundings surroundings,
            WorkWords words,
            ListAnswer answer,
            AuditTrail audit) {
        this.desk = desk;
        this.lists = lists;
        this.surroundings = surroundings;
        this.words = words;
        this.answer = answer;
        this.audit = audit;
    }

    @GetMapping("/list")
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "") String back,
            Model model,
            Locale locale) {
        var task = desk.get(officer, id);
        var list = list(task);
        var filter = filter(list, text, state);
        var shownSize = SIZES.contains(size) ? size : SIZES.get(0);
        var first = list.page(task.businessKey(), filter, Math.max(0, page - 1), shownSize);
        var pages = (int) Math.max(1, (first.total() + shownSize - 1) / shownSize);
        var number = Math.max(1, Math.min(page, pages));
        var found = number == page ? first : list.page(task.businessKey(), filter, number - 1, shownSize);
        surroundings.addTo(model, new TaskPage.Shown(officer, task, back), locale);
        model.addAttribute("columns", words.columns(list, locale));
        var verbs = words.verbs(list, locale);
        model.addAttribute("verbs", verbs);
        model.addAttribute("byRow", verbs.stream().anyMatch(WorkWords.VerbButton::perRow));
        model.addAttribute("rows", words.rows(list, found.rows(), locale));
        model.addAttribute("filter", filter);
        model.addAttribute("total", found.total());
        model.addAttribute(
                "everything",
                found.byState().values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("decided", list.decided());
        model.addAttribute("undecided", undecided(list, filter, found));
        model.addAttribute("counts", found.byState());
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("size", shownSize);
        model.addAttribute("sizes", SIZES);
        model.addAttribute("address", address(task, filter, shownSize, back) + "&page=");
        model.addAttribute("query", query(filter));
        model.addAttribute("purposes", ExportPurpose.values());
        return "casework/rows";
    }

    @PostMapping("/list")
    String apply(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String verb,
            @RequestParam(required = false) List<String> row,
            @RequestParam Map<String, String> sent,
            RedirectAttributes next,
            Locale locale) {
        var task = desk.get(officer, id);
        var list = list(task);
        var filter = filter(list, sent.getOrDefault("text", ""), sent.getOrDefault("state", ""));
        var everything = sent.containsKey("everything");
        var ticked = ids(row);
        var arguments = arguments(verb, sent);
        var faults = everything || !ticked.isEmpty()
                ? answer.faults(list, verb, arguments, locale)
                : Map.<String, String>of();
        var done = !faults.isEmpty()
                ? WorkLists.Done.NOTHING
                : everything
                        ? lists.applyToUndecided(officer, task.id(), filter, verb, arguments)
                        : lists.apply(officer, task.id(), new WorkLists.Deed(verb, ticked, arguments));
        if (done.results().isEmpty()) {
            next.addFlashAttribute("nothing", faults.isEmpty() && done.decided() == 0);
            next.addFlashAttribute("errors", faults);
            answer.again(next, ticked, sent);
        } else {
            var refusals = answer.refusals(list, verb, done.results(), locale);
            if (!refusals.isEmpty()) {
                next.addFlashAttribute("errors", refusals);
                answer.again(next, ticked, sent);
                return "redirect:" + rowAddress(task, done.results().get(0).row(), verb, filter, sent);
            }
            answer.done(next, done.results(), sent, locale);
        }
        next.addFlashAttribute("leftCount", done.decided());
        var size = SIZES.contains(number(sent, "size")) ? number(sent, "size") : SIZES.get(0);
        return "redirect:" + address(task, filter, size, sent.getOrDefault("back", "")) + "&page="
                + Math.max(1, number(sent, "page"));
    }

    /** Exactly the rows and columns that the filter shows, for someone who says what for. */
    @GetMapping("/list.csv")
    void csv(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String purpose,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var task = desk.get(officer, id);
        var list = list(task);
        var why = ExportPurpose.ofCode(purpose).orElseThrow(() -> new ResponseStatusException(BAD_REQUEST));
        var filter = filter(list, text, state);
        audit.recordExport(officer, why, "worklist", "task " + task.id());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + task.step() + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (var table = Tables.csv(response.getOutputStream())) {
            table.row(words.heads(list, locale));
            var number = 0;
            List<WorkWords.RowLine> lines;
            do {
                lines = words.rows(
                        list,
                        list.page(task.businessKey(), filter, number++, 1_000).rows(),
                        locale);
                for (var line : lines) {
                    table.row(line.all());
                }
            } while (lines.size() == 1_000);
        }
    }

    private static long undecided(WorkList list, WorkList.WorkFilter filter, WorkList.WorkPage found) {
        return found.byState().entrySet().stream()
                .filter(state -> filter.state().isEmpty() || filter.state().equals(state.getKey()))
                .filter(state -> !list.decided().contains(state.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private WorkList list(Task task) {
        return lists.find(task).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    static WorkList.WorkFilter filter(WorkList list, String text, String state) {
        var looked = text.strip()
                .codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new WorkList.WorkFilter(looked, list.states().contains(state) ? state : "");
    }

    private static Set<UUID> ids(@org.jspecify.annotations.Nullable List<String> rows) {
        var ids = new LinkedHashSet<UUID>();
        for (var row : rows == null ? List.<String>of() : rows) {
            try {
                ids.add(UUID.fromString(row));
            } catch (IllegalArgumentException forged) {
                throw new ResponseStatusException(BAD_REQUEST, "", forged);
            }
        }
        return ids;
    }

    private static Map<String, String> arguments(String verb, Map<String, String> sent) {
        var arguments = new LinkedHashMap<String, String>();
        sent.forEach((name, value) -> {
            if (name.startsWith(verb + ".")) {
                arguments.put(name.substring(verb.length() + 1), value);
            }
        });
        return arguments;
    }

    private static int number(Map<String, String> sent, String name) {
        var text = sent.getOrDefault(name, "");
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 1;
    }

    private static String address(Task task, WorkList.WorkFilter filter, int size, String back) {
        return UriComponentsBuilder.fromPath("/desk/tasks/{id}/list")
                .queryParam("state", "{state}")
                .queryParam("text", "{text}")
                .queryParam("size", size)
                .queryParam("back", "{back}")
                .encode()
                .buildAndExpand(task.id().value(), filter.state(), filter.text(), ReturnLink.query(back))
                .toUriString();
    }

    private static String rowAddress(
            Task task, UUID row, String verb, WorkList.WorkFilter filter, Map<String, String> sent) {
        var address = UriComponentsBuilder.fromPath("/desk/tasks/{id}/list/{row}/{verb}");
        var values = new ArrayList<Object>(List.of(task.id().value(), row, verb));
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("state", filter.state());
        parameters.put("text", filter.text());
        parameters.put("page", Math.max(1, number(sent, "page")));
        parameters.put("size", number(sent, "size"));
        parameters.put("back", ReturnLink.query(sent.getOrDefault("back", "")));
        parameters.forEach((name, value) -> {
            address.queryParam(name, "{" + name + "}");
            values.add(value);
        });
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static String query(WorkList.WorkFilter filter) {
        return UriComponentsBuilder.newInstance()
                .queryParam("state", "{state}")
                .queryParam("text", "{text}")
                .encode()
                .buildAndExpand(filter.state(), filter.text())
                .toUriString();
    }
}
