package org.anju.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.region.RegionCode;
import org.anju.web.Languages;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Invented officers of the two sample counties; {@code bin/run} prints their accounts. */
@Component
@Profile("demo")
@Order(1)
public class DemoAccounts implements ApplicationRunner {

    static final String PASSWORD = "anju-demo";

    private static final RegionCode COUNTY = new RegionCode("990101");
    private static final RegionCode NEIGHBOUR = new RegionCode("990102");

    static final List<NewAccount> STAFF = List.of(
            someone("intake", "程晓岚", COUNTY, Role.INTAKE),
            someone("officer", "陆明远", COUNTY, Role.OFFICER, Role.INTAKE),
            someone("officer2", "秦若溪", COUNTY, Role.OFFICER),
            someone("reviewer", "顾清和", COUNTY, Role.REVIEWER),
            someone("director", "沈怀仁", COUNTY, Role.DIRECTOR),
            someone("notary", "方正言", COUNTY, Role.NOTARY),
            someone("supervisor", "严守真", COUNTY, Role.SUPERVISOR),
            someone("designer", "苏映雪", COUNTY, Role.DESIGNER),
            someone("operator", "任安平", COUNTY, Role.OPERATOR),
            someone("neighbour", "何望舒", NEIGHBOUR, Role.OFFICER, Role.INTAKE));

    private final Officers officers;
    private final Accounts accounts;
    private final HashingLimit hashing;

    DemoAccounts(Officers officers, Accounts accounts, HashingLimit hashing) {
        this.officers = officers;
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** One hash is as good as ten, for everybody knows the password; and none is made if all are there. */
    @Override
    public void run(ApplicationArguments arguments) {
        var password = SingletonSupplier.of(() -> hashing.hash(PASSWORD));
        STAFF.stream()
                .filter(one -> officers.named(one.account()).isEmpty())
                .forEach(one -> accounts.open(one, password.obtain(), false));
    }

    /** One line for each: the account, its owner, and what they do. All have one password. */
    public List<String> lines(MessageSource texts, Locale locale) {
        return STAFF.stream()
                .map(one -> "%-12s %s  %s".formatted(one.account(), one.name(), roles(one, texts, locale)))
                .toList();
    }

    public String password() {
        return PASSWORD;
    }

    private static String roles(NewAccount one, MessageSource texts, Locale locale) {
        return one.roles().stream()
                .sorted()
                .map(role -> texts.getMessage("access.role." + role.code(), null, locale))
                .collect(Collectors.joining(Languages.english(locale) ? ", " : "、"));
    }

    private static NewAccount someone(String account, String name, RegionCode region, Role... roles) {
        return new NewAccount(account, name, region, Optional.of(account + "@anju.invalid"), Set.of(roles));
    }
}
