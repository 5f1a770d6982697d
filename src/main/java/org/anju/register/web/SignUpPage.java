package org.anju.register.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.access.AuditTrail;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.access.OnBehalf;
import org.anju.access.Role;
import org.anju.disclosure.BatchNumber;
import org.anju.intake.LineForm;
import org.anju.register.RegistrationNumber;
import org.anju.register.SignUpSheet;
import org.anju.register.SignUps;
import org.anju.tabular.Complaint;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One sign-up at the counter, checked against the register at once. */
@Controller
@RequestMapping("/desk/sign-ups")
class SignUpPage {

    private final SignUps signUps;
    private final LineForm lines;
    private final AuditTrail audit;

    SignUpPage(SignUps signUps, LineForm lines, AuditTrail audit) {
        this.audit = audit;
        this.signUps = signUps;
        this.lines = lines;
    }

    @GetMapping("/new")
    String blank(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String batch,
            Model model,
            Locale locale) {
        counterOnly(officer);
        return form(officer, batch, Map.of(), Map.of(), model, locale);
    }

    @PostMapping
    @Transactional
    public String signUp(
            @CurrentOfficer Officer officer,
            @RequestParam(defaultValue = "") String batch,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        counterOnly(officer);
        var errors = new LinkedHashMap<String, String>();
        var line = SignUpSheet.TEMPLATE.line(typed);
        SignUpSheet.TEMPLATE.columns().forEach(line::value);
        errors.putAll(lines.errors(SignUpSheet.TEMPLATE, line.faults(), locale));
        if (!isOfRegion(officer, batch)) {
            errors.put("batch", lines.say(Complaint.of("register.sign-up.no-batch"), locale));
        }
        if (errors.isEmpty()) {
            signUps.signUp(
                            new BatchNumber(batch),
                            new RegistrationNumber(line.text(SignUpSheet.NUMBER)),
                            line.text(SignUpSheet.PROJECT),
                            line.text(SignUpSheet.UNIT_TYPE),
                            officer.account())
                    .ifPresent(refusal -> errors.put(
                            SignUpSheet.NUMBER.key(),
                            lines.say(new Complaint(refusal.messageKey(), refusal.arguments()), locale)));
        }
        if (!errors.isEmpty()) {
            return form(officer, batch, typed, errors, model, locale);
        }
        audit.record(officer, OnBehalf.household(line.text(SignUpSheet.NUMBER)), "sign-up.entered", "batch " + batch);
        return "redirect:/desk/sign-ups/new?done&batch=" + batch;
    }

    private String form(
            Officer officer,
            String batch,
            Map<String, String> typed,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        model.addAttribute("batch", batch);
        model.addAttribute("count", isOfRegion(officer, batch) ? signUps.count(new BatchNumber(batch)) : 0);
        model.addAttribute("fields", lines.fields(SignUpSheet.TEMPLATE, Map.of(), typed, errors, locale));
        model.addAttribute("errors", lines.summary(SignUpSheet.TEMPLATE, errors, locale));
        return "register/sign-up";
    }

    /** A batch number begins with the code of its region. */
    private static boolean isOfRegion(Officer officer, String batch) {
        return BatchNumber.looksLike(batch) && batch.startsWith(officer.region() + "-");
    }

    private static void counterOnly(Officer officer) {
        if (!officer.mayAny(Role.INTAKE, Role.OFFICER)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }
}
