package org.anju.access;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.region.RegionCode;
import org.anju.text.VisibleText;
import org.jspecify.annotations.Nullable;

/** What was typed about an account, and what is wrong with it. */
record AccountForm(String account, String name, String region, String email, Set<String> roles) {

    static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9.-]{2,39}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{3,190}");

    static AccountForm typed(Map<String, String> fields, @Nullable List<String> roles) {
        return new AccountForm(
                typed(fields, "account").toLowerCase(Locale.ROOT),
                typed(fields, "name"),
                typed(fields, "region"),
                typed(fields, "email"),
                roles == null ? Set.of() : new LinkedHashSet<>(roles));
    }

    static AccountForm of(Account account) {
        var officer = account.officer();
        return new AccountForm(
                officer.account(),
                officer.name(),
                officer.region().value(),
                account.email().orElse(""),
                Set.copyOf(officer.roles().stream().map(Role::code).toList()));
    }

    static AccountForm empty(Officer keeper) {
        return new AccountForm("", "", keeper.region().value(), "", Set.of());
    }

    /** Message keys by field. */
    Map<String, String> objections(Set<String> regionsAllowed, Set<Role> rolesAllowed) {
        var errors = new LinkedHashMap<String, String>();
        if (!ACCOUNT.matcher(account).matches()) {
            errors.put("account", "access.accounts.account.form");
        }
        if (VisibleText.of(name).isEmpty() || name.length() > 60) {
            errors.put("name", "access.accounts.name.missing");
        } else if (VisibleText.holdsForbidden(name, false)) {
            errors.put("name", "access.accounts.name.characters");
        }
        if (!regionsAllowed.contains(region)) {
            errors.put("region", "access.accounts.region.unknown");
        }
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            errors.put("email", "access.accounts.email.form");
        }
        if (!rolesAllowed.containsAll(known())) {
            errors.put("roles", "access.accounts.roles.beyond");
        }
        SeparatedRoles.objectionTo(known()).ifPresent(key -> errors.putIfAbsent("roles", key));
        return errors;
    }

    /** Only after {@link #objections} found none. */
    NewAccount settled() {
        return new NewAccount(
                account, name, new RegionCode(region), Optional.of(email).filter(text -> !text.isEmpty()), known());
    }

    private Set<Role> known() {
        var known = new LinkedHashSet<Role>();
        roles.forEach(code -> Role.ofCode(code).ifPresent(known::add));
        return known;
    }

    private static String typed(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
