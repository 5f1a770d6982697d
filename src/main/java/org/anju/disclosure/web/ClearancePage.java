package org.anju.disclosure.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.Reach;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Catalogue;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Clearances;
import org.anju.disclosure.ImpactAssessment;
import org.anju.disclosure.Item;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 模板预审: which items may be published without looking at each draft; given and taken back by a reviewer. */
@Controller
@RequestMapping("/desk/disclosure/clearances")
class ClearancePage {

    private static final String VIEW = "disclosure/clearances";
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_SCOPE = 500;
    private static final int LONGEST_FINDINGS = 4_000;

    private final Clearances clearances;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final Places places;
    private final Reach reach;

    ClearancePage(
            Clearances clearances,
            Catalogue catalogue,
            AuditTrail audit,
            OfficialClock clock,
            Places places,
            Reach reach) {
        this.clearances = clearances;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
        this.places = places;
        this.reach = reach;
    }

    @GetMapping
    public String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String region,
            Model model,
            Locale language) {
        var place = reach.chosen(officer, region);
        model.addAttribute("items", catalogue.items());
        model.addAttribute(
                "given",
                clearances.of(place).stream()
                        .collect(Collectors.toMap(each -> each.item().value(), Function.identity())));
        model.addAttribute("history", clearances.history(place));
        model.addAttribute("today", clock.today());
        model.addAttribute("region", place.value());
        model.addAttribute("regions", reach.choices(officer, language));
        model.addAttribute("mayGive", officer.may(Role.REVIEWER) && place.equals(officer.region()));
        return VIEW;
    }

    @GetMapping("/{item}")
    public String blank(@CurrentOfficer Officer officer, @PathVariable String item, Model model, Locale language) {
        Places.require(officer, Role.REVIEWER);
        return form(item(item), Map.of("from", clock.today().toString()), Map.of(), model, language);
    }

    @PostMapping("/{item}")
    @Transactional
    public String give(
            @CurrentOfficer Officer officer,
            @PathVariable String item,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale language) {
        Places.require(officer, Role.REVIEWER);
        var chosen = item(item);
        var errors = errors(typed, language);
        if (!errors.isEmpty()) {
            return form(chosen, typed, errors, model, language);
        }
        var clearance = new Clearance(
                UUID.randomUUID(),
                officer.region(),
                chosen.code(),
                grade(typed).orElseThrow(),
                text(typed, "document"),
                text(typed, "scope"),
                day(typed, "from").orElseThrow(),
                day(typed, "to").orElseThrow());
        var assessment = new ImpactAssessment(
                text(typed, "asked"),
                day(typed, "assessed").orElseThrow(),
                text(typed, "report"),
                text(typed, "findings"));
        clearances.give(clearance, assessment, officer.id().value());
        audit.record(officer, "disclosure.clearance-given", chosen.code() + " " + clearance.id());
        return "redirect:/desk/disclosure/clearances?given";
    }

    @PostMapping("/{item}/revoke")
    @Transactional
    public String revoke(@CurrentOfficer Officer officer, @PathVariable String item) {
        Places.require(officer, Role.REVIEWER);
        var chosen = item(item);
        clearances.revoke(officer.region(), chosen.code(), officer.id().value());
        audit.record(officer, "disclosure.clearance-revoked", chosen.code().value());
        return "redirect:/desk/disclosure/clearances?revoked";
    }

    private Map<String, String> errors(Map<String, String> typed, Locale language) {
        var errors = new LinkedHashMap<String, String>();
        if (grade(typed).isEmpty()) {
            errors.put("grade", places.say("disclosure.clearance.grade.missing", language));
        }
        if (text(typed, "document").isEmpty() || text(typed, "document").length() > LONGEST_NUMBER) {
            errors.put("document", places.say("disclosure.clearance.document.missing", language));
        }
        if (text(typed, "scope").isEmpty() || text(typed, "scope").length() > LONGEST_SCOPE) {
            errors.put("scope", places.say("disclosure.clearance.scope.missing", language));
        }
        var from = day(typed, "from");
        var to = day(typed, "to");
        if (from.isEmpty()) {
            errors.put("from", places.say("disclosure.clearance.day.missing", language));
        }
        if (to.isEmpty()) {
            errors.put("to", places.say("disclosure.clearance.day.missing", language));
        } else if (from.isPresent() && !to.get().isAfter(from.get())) {
            errors.put("to", places.say("disclosure.clearance.day.order", language));
        } else if (to.get().isBefore(clock.today())) {
            errors.put("to", places.say("disclosure.clearance.day.past", language));
        }
        errors.putAll(assessmentErrors(typed, language));
        return errors;
    }

    private Map<String, String> assessmentErrors(Map<String, String> typed, Locale language) {
        var errors = new LinkedHashMap<String, String>();
        if (text(typed, "asked").isEmpty() || text(typed, "asked").length() > LONGEST_NUMBER) {
            errors.put("asked", places.say("disclosure.clearance.asked.missing", language));
        }
        var day = day(typed, "assessed");
        if (day.isEmpty()) {
            errors.put("assessed", places.say("disclosure.clearance.day.missing", language));
        } else if (day.get().isAfter(clock.today())) {
            errors.put("assessed", places.say("disclosure.clearance.assessed.future", language));
        }
        if (text(typed, "report").isEmpty() || text(typed, "report").length() > LONGEST_NUMBER) {
            errors.put("report", places.say("disclosure.clearance.document.missing", language));
        }
        if (text(typed, "findings").isEmpty() || text(typed, "findings").length() > LONGEST_FINDINGS) {
            errors.put("findings", places.say("disclosure.clearance.findings.missing", language));
        }
        return errors;
    }

    private String form(
            Item item, Map<String, String> typed, Map<String, String> errors, Model model, Locale language) {
        var grades = new LinkedHashMap<String, String>();
        for (var grade : Clearance.Grade.values()) {
            grades.put(grade.code(), places.say("disclosure.clearance.grade." + grade.code(), language));
        }
        model.addAttribute("item", item);
        model.addAttribute("grades", grades);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "disclosure/clearance";
    }

    private Item item(String code) {
        return catalogue.find(code).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Optional<Clearance.Grade> grade(Map<String, String> typed) {
        return java.util.Arrays.stream(Clearance.Grade.values())
                .filter(grade -> grade.code().equals(typed.get("grade")))
                .findFirst();
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private static Optional<LocalDate> day(Map<String, String> typed, String name) {
        try {
            var day = LocalDate.parse(text(typed, name));
            return day.getYear() >= 2000 && day.getYear() < 2100 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
