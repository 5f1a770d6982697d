package org.anju.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.region.RegionCode;
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

/** Opens the first operator's account for whoever knows the code on the machine; afterwards there is no such page. */
@Controller
@RequestMapping("/first-sign-in")
class FirstSignInPage {

    private final FirstCode code;
    private final Accounts accounts;
    private final HashingLimit hashing;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource texts;

    FirstSignInPage(
            FirstCode code,
            Accounts accounts,
            HashingLimit hashing,
            AuditTrail audit,
            TransactionTemplate transaction,
            MessageSource texts) {
        this.code = code;
        this.accounts = accounts;
        this.hashing = hashing;
        this.audit = audit;
        this.transaction = transaction;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        insistOnNobody();
        model.addAttribute("typed", Map.of());
        return "access/first-sign-in";
    }

    @PostMapping
    String open(@RequestParam Map<String, String> typed, Locale locale, Model model) {
        insistOnNobody();
        var account = AccountForm.typed(typed, List.of(Role.OPERATOR.code()));
        var password = typed.getOrDefault("password", "");
        var errors = objections(typed, account, password, locale);
        if (!errors.isEmpty()) {
            model.addAttribute("typed", typed);
            model.addAttribute("errors", errors);
            return "access/first-sign-in";
        }
        var hash = hashing.hash(password);
        transaction.executeWithoutResult(status -> {
            if (accounts.openFirst(account.settled(), hash)) {
                audit.recordUnsigned("account.first", "account " + account.account());
                code.forget();
            }
        });
        return "redirect:/sign-in";
    }

    private void insistOnNobody() {
        if (!code.isAsked()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private Map<String, String> objections(
            Map<String, String> typed, AccountForm account, String password, Locale locale) {
        var keys = new LinkedHashMap<String, String>();
        if (!code.matches(typed.getOrDefault("code", ""))) {
            keys.put("code", "access.first.code.wrong");
        }
        var region = Optional.of(account.region()).flatMap(RegionCode::parse).map(RegionCode::value);
        keys.putAll(account.objections(region.map(Set::of).orElse(Set.of()), Set.of(Role.OPERATOR)));
        Passwords.objectionTo(password, account.account()).ifPresent(key -> keys.put("password", key));
        keys.replaceAll((field, key) -> texts.getMessage(key, null, locale));
        return keys;
    }
}
