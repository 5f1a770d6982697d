package org.anju.register.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.OnBehalf;
import org.anju.access.Role;
import org.anju.intake.ImportId;
import org.anju.intake.Imports;
import org.anju.intake.LineForm;
import org.anju.register.HouseholdForm;
import org.anju.register.HouseholdSheet;
import org.anju.register.PendingRows;
import org.anju.tabular.Column;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lines of files that wait to be put right (待补正). */
@Controller
@RequestMapping("/desk/register/pending")
class PendingPage {

    private static final int PER_PAGE = 50;

    private final PendingRows pending;
    private final Imports imports;
    private final HouseholdForm form;
    private final LineForm lines;
    private final AuditTrail audit;

    PendingPage(PendingRows pending, Imports imports, HouseholdForm form, LineForm lines, AuditTrail audit) {
        this.audit = audit;
        this.pending = pending;
        this.imports = imports;
        this.form = form;
        this.lines = lines;
    }

    /** A waiting line and what is wrong with it. */
    record Waiting(ImportId importId, int row, String applicant, List<String> sentences) {}

    @GetMapping
    String list(
            @CurrentOfficer Officer officer, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        officerOnly(officer);
        var count = pending.count(officer.region());
        var pages = Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute(
                "waiting",
                pending.open(officer.region(), PER_PAGE, (number - 1) * PER_PAGE).stream()
                        .map(row -> waiting(row, locale))
                        .toList());
        model.addAttribute("count", count);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        return "register/pending";
    }

    @GetMapping("/{id}/{row}")
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @PathVariable int row,
            Model model,
            Locale locale) {
        var found = find(officer, id, row);
        var faults = imports.faultsOfRow(found.importId(), found.row());
        return form(found, typed(found), lines.errors(HouseholdSheet.TEMPLATE, faults, locale), model, locale);
    }

    @PostMapping("/{id}/{row}")
    @Transactional
    public String settle(
            @CurrentOfficer Officer officer,
            @PathVariable String id,
            @PathVariable int row,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        var found = find(officer, id, row);
        if (typed.containsKey("drop")) {
            pending.settle(found, false, officer.account());
            audit.record(officer, "register.line-dropped", "import %s, line %d".formatted(found.importId(), row));
            return "redirect:/desk/register/pending";
        }
        var entered = form.enter(officer.region(), typed, officer.account());
        if (entered.number().isEmpty()) {
            var errors = lines.errors(HouseholdSheet.TEMPLATE, entered.faults(), locale);
            return form(found, typed, errors, model, locale);
        }
        pending.settle(found, true, officer.account());
        audit.record(
                officer,
                OnBehalf.household(entered.number().get().value()),
                "register.line-settled",
                "import %s, line %d".formatted(found.importId(), row));
        return "redirect:/desk/register/" + entered.number().get() + "?entered";
    }

    private String form(
            PendingRows.Pending found,
            Map<String, String> typed,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        model.addAttribute("one", found);
        model.addAttribute("fields", lines.fields(HouseholdSheet.TEMPLATE, form.choices(), typed, errors, locale));
        model.addAttribute("errors", lines.summary(HouseholdSheet.TEMPLATE, errors, locale));
        return "register/settle";
    }

    private Waiting waiting(PendingRows.Pending row, Locale locale) {
        return new Waiting(
                row.importId(),
                row.row(),
                typed(row).getOrDefault(HouseholdSheet.APPLICANT.key(), ""),
                imports.faultsOfRow(row.importId(), row.row()).stream()
                        .map(fault -> fault.header() + "：" + lines.say(fault.complaint(), locale))
                        .toList());
    }

    private static Map<String, String> typed(PendingRows.Pending row) {
        var typed = new LinkedHashMap<String, String>();
        var columns = HouseholdSheet.TEMPLATE.columns();
        for (var i = 0; i < Math.min(columns.size(), row.texts().size()); i++) {
            Column<?> column = columns.get(i);
            typed.put(column.key(), row.texts().get(i));
        }
        return typed;
    }

    private PendingRows.Pending find(Officer officer, String id, int row) {
        officerOnly(officer);
        return ImportId.parse(id)
                .flatMap(known -> pending.find(known, row))
                .filter(found -> found.region().equals(officer.region()))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static void officerOnly(Officer officer) {
        if (!officer.may(Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }
}
