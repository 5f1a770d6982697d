package org.anju.stock.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Reach;
import org.anju.access.Role;
import org.anju.intake.LineForm;
import org.anju.stock.KeptBack;
import org.anju.stock.ProjectCode;
import org.anju.stock.ProjectSheet;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.UnitForm;
import org.anju.stock.UnitId;
import org.anju.stock.UnitList;
import org.anju.stock.UnitSheet;
import org.anju.stock.UnitState;
import org.anju.tabular.Fault;
import org.anju.tabular.Template;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The stock for officers: the balance of each project, its units, and the forms to enter one. */
@Controller
@RequestMapping("/desk/stock")
class StockPage {

    private static final int PER_PAGE = 50;
    private static final int LONGEST_REASON = 200;

    private final Stock stock;
    private final Projects projects;
    private final UnitList list;
    private final UnitForm form;
    private final LineForm lines;
    private final Reach reach;
    private final AuditTrail audit;

    StockPage(
            Stock stock,
            Projects projects,
            UnitList list,
            UnitForm form,
            LineForm lines,
            Reach reach,
            AuditTrail audit) {
        this.audit = audit;
        this.reach = reach;
        this.stock = stock;
        this.projects = projects;
        this.list = list;
        this.form = form;
        this.lines = lines;
    }

    @GetMapping
    String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var place = reach.chosen(officer, region);
        var filter = new UnitList.Filter(place, ProjectCode.parse(project), UnitState.ofCode(state));
        var count = list.count(filter);
        var pages = Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute("balances", stock.balances(place));
        model.addAttribute("units", list.page(filter, PER_PAGE, (number - 1) * PER_PAGE));
        model.addAttribute("filter", filter);
        model.addAttribute("states", UnitState.values());
        model.addAttribute("count", count);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("address", address(filter));
        model.addAttribute("region", place.value());
        model.addAttribute("regions", reach.choices(officer, locale));
        model.addAttribute("mayEnter", officer.may(Role.OFFICER) && place.equals(officer.region()));
        return "stock/units";
    }

    @GetMapping("/projects/new")
    String blankProject(@CurrentOfficer Officer officer, Model model, Locale locale) {
        officerOnly(officer);
        return form(ProjectSheet.TEMPLATE, Map.of(), Map.of(), model, locale);
    }

    @PostMapping("/projects")
    @Transactional
    public String addProject(
            @CurrentOfficer Officer officer, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        officerOnly(officer);
        var faults = form.addProject(officer.region(), typed, officer.account());
        if (faults.isEmpty()) {
            audit.record(
                    officer,
                    "stock.project-added",
                    "project " + typed.getOrDefault(ProjectSheet.CODE.key(), "").strip());
        }
        return answer(ProjectSheet.TEMPLATE, typed, faults, model, locale);
    }

    @GetMapping("/units/new")
    String blankUnit(@CurrentOfficer Officer officer, Model model, Locale locale) {
        officerOnly(officer);
        return form(UnitSheet.TEMPLATE, Map.of(), Map.of(), model, locale);
    }

    @PostMapping("/units")
    @Transactional
    public String addUnit(
            @CurrentOfficer Officer officer, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        officerOnly(officer);
        var added = form.addUnit(officer.region(), typed, officer.account());
        added.unit().ifPresent(unit -> audit.record(officer, "stock.unit-added", "unit " + unit));
        return answer(UnitSheet.TEMPLATE, typed, added.faults(), model, locale);
    }

    @GetMapping("/units/{id}")
    String show(@CurrentOfficer Officer officer, @PathVariable String id, Model model) {
        var unit = UnitId.parse(id)
                .flatMap(stock::find)
                .filter(found -> reach.of(officer).stream()
                        .anyMatch(region -> region.code().equals(found.region())))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        model.addAttribute("unit", unit);
        model.addAttribute("project", projects.find(unit.region(), unit.project()));
        model.addAttribute(
                "mayKeepBack",
                officer.may(Role.OFFICER)
                        && unit.region().equals(officer.region())
                        && unit.batch().isEmpty());
        return "stock/unit";
    }

    /** Takes a free unit out of the allocation, or back in. */
    @PostMapping("/units/{id}/state")
    @Transactional
    public String keepBack(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reason) {
        officerOnly(officer);
        var unit = UnitId.parse(id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        var next = UnitState.ofCode(state)
                .filter(wish -> wish == UnitState.FREE || wish.isKeptBack())
                .filter(wish -> !wish.isKeptBack() || isReason(reason));
        var done = next.isPresent() && keepBack(officer, unit, new KeptBack(next.get(), reason.strip()));
        return "redirect:/desk/stock/units/" + unit + (done ? "?done" : "?refused");
    }

    private boolean keepBack(Officer officer, UnitId unit, KeptBack as) {
        var done = stock.keepBack(officer.region(), unit, as, officer.account());
        if (done) {
            audit.record(
                    officer,
                    as.state().isKeptBack() ? "stock.unit-kept-back" : "stock.unit-freed",
                    "unit %s %s".formatted(unit, as.state().code()));
        }
        return done;
    }

    private String answer(
            Template template, Map<String, String> typed, List<Fault> faults, Model model, Locale locale) {
        return faults.isEmpty()
                ? "redirect:/desk/stock"
                : form(template, typed, lines.errors(template, faults, locale), model, locale);
    }

    private String form(
            Template template, Map<String, String> typed, Map<String, String> errors, Model model, Locale locale) {
        model.addAttribute("what", template.key());
        model.addAttribute("fields", lines.fields(template, form.choices(), typed, errors, locale));
        model.addAttribute("errors", lines.summary(template, errors, locale));
        return "stock/new";
    }

    private static boolean isReason(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST_REASON;
    }

    private static void officerOnly(Officer officer) {
        if (!officer.may(Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }

    private static String address(UnitList.Filter filter) {
        return "/desk/stock?region=%s&project=%s&state=%s&page="
                .formatted(
                        filter.region(),
                        filter.project().map(ProjectCode::value).orElse(""),
                        filter.state().map(UnitState::code).orElse(""));
    }
}
