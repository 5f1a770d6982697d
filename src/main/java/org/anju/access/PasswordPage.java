package org.anju.access;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers change their own password; every other session ends with it. */
@Controller
@RequestMapping(OwnPasswordFirst.PASSWORD_PAGE)
class PasswordPage {

    private static final String LOCKED = "access.password.present.locked";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Attempts attempts;
    private final OfficialClock clock;
    private final HashingLimit hashing;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource texts;

    PasswordPage(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Attempts attempts,
            OfficialClock clock,
            HashingLimit hashing,
            AuditTrail audit,
            TransactionTemplate transaction,
            MessageSource texts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
        this.hashing = hashing;
        this.audit = audit;
        this.transaction = transaction;
        this.texts = texts;
    }

    @GetMapping
    String show() {
        return "access/password";
    }

    @PostMapping
    public String change(
            @CurrentOfficer Officer officer,
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            HttpSession session,
            Locale locale,
            Model model) {
        var attempt = hashing.within(encoder -> attempt(officer, present, encoder));
        if (attempt.heard() && !attempt.right() && isOneTooMany(officer)) {
            return "redirect:/sign-in?error";
        }
        var errors = objections(officer, new Change(proved(officer, attempt), present, password, again), locale);
        if (errors.isEmpty() && !isChanged(officer, attempt.kept(), hashing.hash(password), session)) {
            errors.put("present", texts.getMessage(LOCKED, null, locale));
        }
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
            return "access/password";
        }
        return "redirect:/account/sessions?changed";
    }

    /** Counted first, as at the sign-in. */
    private Attempt attempt(Officer officer, String present, PasswordEncoder encoder) {
        var heard = attempts.begin(officer.id(), clock.instant());
        var kept = passwords.of(officer.id());
        return new Attempt(heard, kept, heard && encoder.matches(present, kept.value()));
    }

    /** What is said of the present password, if it is not right. */
    private Optional<String> proved(Officer officer, Attempt attempt) {
        if (attempt.heard() && !attempt.right()) {
            return Optional.of("access.password.present.wrong");
        }
        return attempt.right()
                        && attempts.proved(officer.id(), attempt.kept(), clock.instant())
                                .isPresent()
                ? Optional.empty()
                : Optional.of(LOCKED);
    }

    /** Once more under the lock of its row: a password that somebody else has set meanwhile stays. */
    private boolean isChanged(Officer officer, PasswordHash kept, PasswordHash next, HttpSession session) {
        var stamp = transaction.execute(status ->
                attempts.proved(officer.id(), kept, clock.instant()).map(present -> change(officer, next, session)));
        stamp.ifPresent(now -> session.setAttribute(SignedInMark.STAMP, now));
        return stamp.isPresent();
    }

    private int change(Officer officer, PasswordHash next, HttpSession session) {
        var stamp = accounts.setPassword(officer.id(), next, false);
        sessions.endOthers(officer.id(), Sessions.handle(session.getId()));
        audit.record(officer, "account.password-changed", "account " + officer.account());
        return stamp;
    }

    /** Whoever sits before an open session guesses no further than at the sign-in: the last guess ends it. */
    private boolean isOneTooMany(Officer officer) {
        return transaction.execute(status -> {
            var locksNow = attempts.failed(officer.id(), clock.instant());
            audit.record(
                    officer,
                    locksNow ? "account.password-locked" : "account.password-refused",
                    "account " + officer.account());
            if (locksNow) {
                sessions.endAll(officer.id());
            }
            return locksNow;
        });
    }

    private Map<String, String> objections(Officer officer, Change change, Locale locale) {
        var errors = new LinkedHashMap<String, String>();
        change.presentIsNot().ifPresent(key -> errors.put("present", texts.getMessage(key, null, locale)));
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

    private record Change(Optional<String> presentIsNot, String present, String password, String again) {}

    private record Attempt(boolean heard, PasswordHash kept, boolean right) {}
}
