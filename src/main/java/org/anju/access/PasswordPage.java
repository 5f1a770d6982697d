package org.anju.access;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.calendar.OfficialClock;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers change their own password; every other session ends with it. */
@Controller
@RequestMapping(OwnPasswordFirst.PASSWORD_PAGE)
class PasswordPage {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Attempts attempts;
    private final OfficialClock clock;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final MessageSource texts;

    PasswordPage(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Attempts attempts,
            OfficialClock clock,
            PasswordEncoder encoder,
            AuditTrail audit,
            MessageSource texts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
        this.encoder = encoder;
        this.audit = audit;
        this.texts = texts;
    }

    @GetMapping
    String show() {
        return "access/password";
    }

    @PostMapping
    @Transactional
    public String change(
            @CurrentOfficer Officer officer,
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            HttpSession session,
            Locale locale,
            Model model) {
        var heard = attempts.begin(officer.id(), clock.instant());
        var kept = passwords.of(officer.id());
        var isPresent = heard && encoder.matches(present, kept);
        if (heard && !isPresent && isOneTooMany(officer)) {
            sessions.endAll(officer.id());
            return "redirect:/sign-in?error";
        }
        var proved = isPresent
                && attempts.proved(officer.id(), kept, clock.instant()).isPresent();
        var errors = objections(officer, new Change(heard, proved, present, password, again), locale);
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
            return "access/password";
        }
        var stamp = accounts.setPassword(officer.id(), password, false);
        sessions.endOthers(officer.id(), Sessions.handle(session.getId()));
        audit.record(officer, "account.password-changed", "account " + officer.account());
        session.setAttribute(SignedInMark.STAMP, stamp);
        return "redirect:/account/sessions?changed";
    }

    /** Whoever sits before an open session guesses no further than at the sign-in: the last guess ends it. */
    private boolean isOneTooMany(Officer officer) {
        var locksNow = attempts.failed(officer.id(), clock.instant());
        audit.record(
                officer,
                locksNow ? "account.password-locked" : "account.password-refused",
                "account " + officer.account());
        return locksNow;
    }

    private Map<String, String> objections(Officer officer, Change change, Locale locale) {
        var errors = new LinkedHashMap<String, String>();
        if (!change.isPresent()) {
            var key = change.heard() ? "access.password.present.wrong" : "access.password.present.locked";
            errors.put("present", texts.getMessage(key, null, locale));
        }
        if (change.password().equals(change.present())) {
            errors.put("password", texts.getMessage("access.password.same", null, locale));
        }
        Passwords.objectionTo(change.password(), officer.account())
                .ifPresent(key -> errors.put("password", texts.getMessage(key, null, locale)));
        if (!change.password().equals(change.again())) {
            errors.put("again", texts.getMessage("access.password.again.differs", null, locale));
        }
        return errors;
    }

    private record Change(boolean heard, boolean isPresent, String present, String password, String again) {}
}
