package org.anju.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Opens the first operator's account for whoever knows the code on the machine, or one more if the owner of the machine
 * asked for a code; otherwise there is no such page.
 */
@Controller
@RequestMapping("/first-sign-in")
class FirstSignInPage {

    private final FirstCode code;
    private final Officers officers;
    private final Accounts accounts;
    private final Regions regions;
    private final HashingLimit hashing;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource texts;

    FirstSignInPage(
            FirstCode code,
            Officers officers,
            Accounts accounts,
            Regions regions,
            HashingLimit hashing,
            AuditTrail audit,
            TransactionTemplate transaction,
            MessageSource texts) {
        this.code = code;
        this.officers = officers;
        this.accounts = accounts;
        this.regions = regions;
        this.hashing = hashing;
        this.audit = audit;
        this.transaction = transaction;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        insistOnCode();
        return form(Map.of(), Map.of(), model);
    }

    @PostMapping
    String open(@RequestParam Map<String, String> typed, Locale locale, Model model) {
        insistOnCode();
        var account = AccountForm.typed(typed, List.of(Role.OPERATOR.code()));
        var password = typed.getOrDefault("password", "");
        var errors = objections(typed, account, password, locale);
        if (!errors.isEmpty()) {
            return form(typed, errors, model);
        }
        var hash = hashing.hash(password);
        transaction.executeWithoutResult(status -> {
            accounts.keepAlone();
            // Again: of two who know the code, the second comes too late.
            insistOn(code.matches(typed.getOrDefault("code", "")), HttpStatus.NOT_FOUND);
            insistOn(officers.named(account.account()).isEmpty(), HttpStatus.CONFLICT);
            audit.recordUnsigned(
                    code.isForAnother() ? "account.again" : "account.first", "account " + account.account());
            accounts.open(account.settled(), hash, false);
            code.forget();
        });
        return "redirect:/sign-in";
    }

    private String form(Map<String, String> typed, Map<String, String> errors, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("another", code.isForAnother());
        return "access/first-sign-in";
    }

    private void insistOnCode() {
        insistOn(code.isAsked(), HttpStatus.NOT_FOUND);
    }

    private static void insistOn(boolean given, HttpStatus otherwise) {
        if (!given) {
            throw new ResponseStatusException(otherwise);
        }
    }

    private Map<String, String> objections(
            Map<String, String> typed, AccountForm account, String password, Locale locale) {
        var keys = new LinkedHashMap<String, String>();
        // Who has accounts is told to nobody else.
        if (!code.matches(typed.getOrDefault("code", ""))) {
            keys.put("code", "access.first.code.wrong");
        } else if (officers.named(account.account()).isPresent()) {
            keys.put("account", "access.accounts.account.taken");
        }
        keys.putAll(account.objections(regionsFor(account), Set.of(Role.OPERATOR)));
        keys.computeIfPresent("region", (field, key) -> "access.first.region.unknown");
        Passwords.objectionTo(password, account.account()).ifPresent(key -> keys.put("password", key));
        keys.replaceAll((field, key) -> texts.getMessage(key, null, locale));
        return keys;
    }

    /** Any that there is; whatever is typed while there is none. */
    private Set<String> regionsFor(AccountForm account) {
        var known = regions.all().stream().map(region -> region.code().value()).collect(Collectors.toSet());
        return known.isEmpty()
                ? RegionCode.parse(account.region())
                        .map(RegionCode::value)
                        .map(Set::of)
                        .orElse(Set.of())
                : known;
    }
}
