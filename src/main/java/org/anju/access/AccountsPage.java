package org.anju.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.calendar.OfficialClock;
import org.anju.region.Region;
import org.anju.region.Regions;
import org.anju.web.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * For operators and directors: the accounts of their regions. Nobody changes their own, and only an operator makes
 * another operator.
 */
@Controller
@RequestMapping("/ops/accounts")
class AccountsPage {

    private final Officers officers;
    private final Accounts accounts;
    private final HashingLimit hashing;
    private final Sessions sessions;
    private final Regions regions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final OfficialClock clock;
    private final MessageSource texts;

    AccountsPage(
            Officers officers,
            Accounts accounts,
            HashingLimit hashing,
            Sessions sessions,
            Regions regions,
            AuditTrail audit,
            TransactionTemplate transaction,
            OfficialClock clock,
            MessageSource texts) {
        this.officers = officers;
        this.accounts = accounts;
        this.hashing = hashing;
        this.sessions = sessions;
        this.regions = regions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping
    String list(@CurrentOfficer Officer keeper, Model model, Locale locale) {
        model.addAttribute(
                "accounts",
                officers.all().stream()
                        .filter(account -> keeps(keeper, account))
                        .toList());
        model.addAttribute("now", clock.instant());
        model.addAttribute("regions", regionsOf(keeper, locale));
        return "access/accounts";
    }

    @GetMapping("/new")
    String blank(@CurrentOfficer Officer keeper, Model model, Locale locale) {
        return form(keeper, AccountForm.empty(keeper), Map.of(), model, locale);
    }

    @PostMapping
    public String open(
            @CurrentOfficer Officer keeper,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<String> roles,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        var form = AccountForm.typed(fields, roles);
        var errors = new LinkedHashMap<>(objections(keeper, form));
        if (officers.named(form.account()).isPresent()) {
            errors.putIfAbsent("account", "access.accounts.account.taken");
        }
        if (!errors.isEmpty()) {
            return form(keeper, form, errors, model, locale);
        }
        return opened(keeper, form, next);
    }

    private String opened(Officer keeper, AccountForm form, RedirectAttributes next) {
        var password = Passwords.invented();
        var hash = hashing.hash(password);
        try {
            transaction.executeWithoutResult(status -> {
                insistOn(keeper);
                accounts.open(form.settled(), hash, true);
                audit.record(keeper, "account.opened", "account " + form.account() + codes(form.settled()));
            });
        } catch (DuplicateKeyException takenMeanwhile) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, null, takenMeanwhile);
        }
        tellPassword(form.account(), password, next);
        return "redirect:/ops/accounts";
    }

    @GetMapping("/{id}")
    String show(@CurrentOfficer Officer keeper, @PathVariable String id, Model model, Locale locale) {
        var account = kept(keeper, id);
        model.addAttribute("account", account);
        model.addAttribute("sessions", sessions.of(account.officer().id()));
        return form(keeper, AccountForm.of(account), Map.of(), model, locale);
    }

    @PostMapping("/{id}")
    @Transactional
    public String change(
            @CurrentOfficer Officer keeper,
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<String> roles,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        insistOn(keeper);
        var account = anothers(keeper, id);
        var typed = new LinkedHashMap<>(fields);
        typed.put("account", account.officer().account());
        var form = AccountForm.typed(typed, roles);
        var errors = objections(keeper, form);
        if (!errors.isEmpty()) {
            model.addAttribute("account", account);
            return form(keeper, form, errors, model, locale);
        }
        accounts.change(account.officer().id(), form.settled());
        audit.record(keeper, "account.changed", "account " + form.account() + changes(account, form.settled()));
        tellDone("changed", form.account(), next);
        return "redirect:/ops/accounts";
    }

    /** The roles as they are now, and what else is another: neither the name nor the mail address itself. */
    private static String changes(Account before, NewAccount after) {
        var was = before.officer();
        return codes(after)
                + (was.name().equals(after.name()) ? "" : " name")
                + (was.region().equals(after.region())
                        ? ""
                        : " region %s to %s".formatted(was.region(), after.region()))
                + (before.email().equals(after.email()) ? "" : " mail");
    }

    private static String codes(NewAccount account) {
        return " " + account.roles().stream().map(Role::code).sorted().toList();
    }

    @PostMapping("/{id}/password")
    public String resetPassword(@CurrentOfficer Officer keeper, @PathVariable String id, RedirectAttributes next) {
        var officer = anothers(keeper, id).officer();
        var password = Passwords.invented();
        var hash = hashing.hash(password);
        transaction.executeWithoutResult(status -> {
            insistOn(keeper);
            // Again: somebody made an operator meanwhile is no director's to let in.
            accounts.setPassword(anothers(keeper, id).officer().id(), hash, true);
            sessions.endAll(officer.id());
            audit.record(keeper, "account.password-reset", "account " + officer.account());
        });
        tellPassword(officer.account(), password, next);
        return "redirect:/ops/accounts";
    }

    @PostMapping("/{id}/close")
    @Transactional
    public String close(@CurrentOfficer Officer keeper, @PathVariable String id, RedirectAttributes next) {
        insistOn(keeper);
        var officer = anothers(keeper, id).officer();
        accounts.close(officer.id());
        sessions.endAll(officer.id());
        audit.record(keeper, "account.closed", "account " + officer.account());
        tellDone("closed", officer.account(), next);
        return "redirect:/ops/accounts";
    }

    /** Signs someone out everywhere. */
    @PostMapping("/{id}/sign-out")
    @Transactional
    public String signOut(@CurrentOfficer Officer keeper, @PathVariable String id) {
        insistOn(keeper);
        var officer = anothers(keeper, id).officer();
        var ended = sessions.endAll(officer.id());
        audit.record(keeper, "session.all-ended", "account " + officer.account() + ", " + ended);
        return "redirect:/ops/accounts/" + officer.id();
    }

    @PostMapping("/{id}/reopen")
    @Transactional
    public String reopen(@CurrentOfficer Officer keeper, @PathVariable String id, RedirectAttributes next) {
        insistOn(keeper);
        var officer = anothers(keeper, id).officer();
        accounts.reopen(officer.id());
        audit.record(keeper, "account.reopened", "account " + officer.account());
        tellDone("reopened", officer.account(), next);
        return "redirect:/ops/accounts";
    }

    /** Shown once, on the next page, and stored nowhere. */
    private static void tellPassword(String account, String password, RedirectAttributes next) {
        next.addFlashAttribute("givenTo", account);
        next.addFlashAttribute("given", password);
    }

    private static void tellDone(String deed, String account, RedirectAttributes next) {
        next.addFlashAttribute("did", "access.accounts." + deed);
        next.addFlashAttribute("didTo", account);
    }

    private Map<String, String> objections(Officer keeper, AccountForm form) {
        return form.objections(regionsOf(keeper, Languages.CHINESE).keySet(), grantable(keeper));
    }

    /** Whose account was closed, or whose roles were changed, since they asked changes no other's. */
    private void insistOn(Officer keeper) {
        accounts.keepAlone();
        if (officers.find(keeper.id())
                .filter(account -> !account.closed() && account.officer().equals(keeper))
                .isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** A director neither sees nor touches who keeps the machine. */
    private boolean keeps(Officer keeper, Account account) {
        return keeper.mayIn(account.officer().region(), regions)
                && (keeper.may(Role.OPERATOR) || !account.officer().may(Role.OPERATOR));
    }

    private Account kept(Officer keeper, String id) {
        return OfficerId.parse(id)
                .flatMap(officers::find)
                .filter(account -> keeps(keeper, account))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Account anothers(Officer keeper, String id) {
        var account = kept(keeper, id);
        if (account.officer().id().equals(keeper.id())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return account;
    }

    private static Set<Role> grantable(Officer keeper) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.OPERATOR || keeper.may(Role.OPERATOR))
                .collect(Collectors.toSet());
    }

    private Map<String, String> regionsOf(Officer keeper, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        names.put(keeper.region().value(), keeper.region().value());
        regions.all().stream()
                .filter(region -> keeper.mayIn(region.code(), regions))
                .forEach(region -> names.put(region.code().value(), label(region, locale)));
        return names;
    }

    private static String label(Region region, Locale locale) {
        return (Languages.english(locale) ? region.nameEn() : region.name()) + " " + region.code();
    }

    private String form(Officer keeper, AccountForm form, Map<String, String> errors, Model model, Locale locale) {
        var told = new LinkedHashMap<String, String>();
        errors.forEach((field, key) -> told.put(field, texts.getMessage(key, null, locale)));
        var roles = new LinkedHashMap<String, String>();
        Arrays.stream(Role.values())
                .filter(grantable(keeper)::contains)
                .forEach(role -> roles.put(role.code(), texts.getMessage(role.messageKey(), null, locale)));
        model.addAttribute("form", form);
        model.addAttribute("errors", told);
        model.addAttribute("roles", roles);
        model.addAttribute("regions", regionsOf(keeper, locale));
        return "access/account";
    }
}
