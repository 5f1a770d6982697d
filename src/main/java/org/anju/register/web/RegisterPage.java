package org.anju.register.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.ExportPurpose;
import org.anju.access.Officer;
import org.anju.access.OnBehalf;
import org.anju.access.Reach;
import org.anju.access.Role;
import org.anju.disclosure.HousingType;
import org.anju.intake.LineForm;
import org.anju.privacy.MaskPolicy;
import org.anju.region.RegionCode;
import org.anju.register.Corrections;
import org.anju.register.Household;
import org.anju.register.HouseholdFilter;
import org.anju.register.HouseholdForm;
import org.anju.register.HouseholdList;
import org.anju.register.HouseholdSheet;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Status;
import org.anju.text.VisibleText;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The register for officers: look through it, enter a household, correct one. ID numbers are masked. */
@Controller
@RequestMapping("/desk/register")
class RegisterPage {

    private static final int PER_PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private final HouseholdList list;
    private final Households households;
    private final HouseholdForm form;
    private final Corrections corrections;
    private final LineForm lines;
    private final Reach reach;
    private final AuditTrail audit;

    RegisterPage(
            HouseholdList list,
            Households households,
            HouseholdForm form,
            Corrections corrections,
            LineForm lines,
            Reach reach,
            AuditTrail audit) {
        this.audit = audit;
        this.list = list;
        this.reach = reach;
        this.households = households;
        this.form = form;
        this.corrections = corrections;
        this.lines = lines;
    }

    @GetMapping
    String list(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "number") String sort,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var place = reach.chosen(officer, region);
        var filter = new HouseholdFilter(
                place, text.strip(), HousingType.ofCode(type), Status.ofCode(status), HouseholdFilter.Sort.of(sort));
        var count = list.count(filter);
        var pages = Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        model.addAttribute("households", list.page(filter, PER_PAGE, (number - 1) * PER_PAGE));
        model.addAttribute("filter", filter);
        model.addAttribute("types", HousingType.values());
        model.addAttribute("statuses", Status.values());
        model.addAttribute("sorts", HouseholdFilter.Sort.values());
        model.addAttribute("count", count);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute("address", address(filter));
        model.addAttribute("region", place.value());
        model.addAttribute("regions", reach.choices(officer, locale));
        model.addAttribute("mayEnter", officer.may(Role.OFFICER) && place.equals(officer.region()));
        model.addAttribute("purposes", ExportPurpose.values());
        return "register/households";
    }

    @GetMapping("/new")
    String blank(@CurrentOfficer Officer officer, Model model, Locale locale) {
        officerOnly(officer);
        return form(Map.of(), Map.of(), model, locale);
    }

    @PostMapping
    @Transactional
    public String enter(
            @CurrentOfficer Officer officer, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        officerOnly(officer);
        var entered = form.enter(officer.region(), typed, officer.account());
        entered.number()
                .ifPresent(number -> audit.record(
                        officer, OnBehalf.household(number.value()), "register.entered", "household " + number));
        return entered.number().isPresent()
                ? "redirect:/desk/register/" + entered.number().get() + "?entered"
                : form(typed, lines.errors(HouseholdSheet.TEMPLATE, entered.faults(), locale), model, locale);
    }

    @GetMapping("/{number}")
    String show(
            @CurrentOfficer Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String region,
            Model model) {
        var place = reach.chosen(officer, region);
        var household = find(place, number);
        model.addAttribute("household", household);
        model.addAttribute("masked", MaskPolicy.FIRST_SIX.mask(households.reveal(household)));
        model.addAttribute("changes", corrections.of(household));
        model.addAttribute("mayEnter", officer.may(Role.OFFICER) && place.equals(officer.region()));
        return "register/household";
    }

    @GetMapping("/{number}/correct")
    String correctionForm(@CurrentOfficer Officer officer, @PathVariable String number, Model model, Locale locale) {
        officerOnly(officer);
        var household = find(officer.region(), number);
        return correction(household, corrections.count(household), form.typed(household), "", Map.of(), model, locale);
    }

    @PostMapping("/{number}/correct")
    @Transactional
    public String correct(
            @CurrentOfficer Officer officer,
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "corrections", defaultValue = "-1") int seen,
            Model model,
            Locale locale) {
        officerOnly(officer);
        var household = find(officer.region(), number);
        var errors = new LinkedHashMap<String, String>();
        if (VisibleText.of(reason).isEmpty() || reason.length() > LONGEST_REASON) {
            errors.put("reason", lines.say(HouseholdForm.REASON_MISSING, locale));
        } else if (VisibleText.holdsForbidden(reason, true)) {
            errors.put("reason", lines.say(HouseholdForm.REASON_CHARACTERS, locale));
        } else {
            var refused = form.correct(household, seen, typed, reason.strip(), officer.account());
            refused.whole().ifPresent(complaint -> errors.put("correction", lines.say(complaint, locale)));
            errors.putAll(lines.errors(HouseholdSheet.TEMPLATE, refused.faults(), locale));
        }
        if (!errors.isEmpty()) {
            return correction(household, seen, typed, reason, errors, model, locale);
        }
        audit.record(officer, "register.corrected", "household " + household.number());
        return "redirect:/desk/register/" + household.number() + "?corrected";
    }

    private String form(Map<String, String> typed, Map<String, String> errors, Model model, Locale locale) {
        model.addAttribute("fields", lines.fields(HouseholdSheet.TEMPLATE, form.choices(), typed, errors, locale));
        model.addAttribute("errors", lines.summary(HouseholdSheet.TEMPLATE, errors, locale));
        return "register/new-household";
    }

    private String correction(
            Household household,
            int seen,
            Map<String, String> typed,
            String reason,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        var since = corrections.of(household).stream()
                .filter(change -> change.ordinal() > seen)
                .toList();
        model.addAttribute("household", household);
        model.addAttribute("since", since);
        model.addAttribute("corrections", corrections.count(household));
        model.addAttribute(
                "fields",
                lines
                        .fields(HouseholdSheet.TEMPLATE, form.choices(), form.caughtUp(typed, since), errors, locale)
                        .stream()
                        .filter(field -> !field.id().equals(HouseholdSheet.NUMBER.key()))
                        .toList());
        model.addAttribute("reason", reason);
        model.addAttribute("errors", lines.summary(HouseholdSheet.TEMPLATE, errors, locale));
        return "register/correct-household";
    }

    private Household find(RegionCode place, String number) {
        return RegistrationNumber.parse(number)
                .flatMap(known -> households.find(place, known))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static void officerOnly(Officer officer) {
        if (!officer.may(Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }

    private static String address(HouseholdFilter filter) {
        return UriComponentsBuilder.fromPath("/desk/register")
                .queryParam("text", "{text}")
                .queryParam("type", filter.housingType().map(HousingType::code).orElse(""))
                .queryParam("status", filter.status().map(Status::code).orElse(""))
                .queryParam("sort", filter.sort().code())
                .queryParam("region", filter.region().value())
                .queryParam("page", "")
                .encode()
                .buildAndExpand(filter.text())
                .toUriString();
    }
}
