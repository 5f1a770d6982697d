package org.anju.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.region.RegionCode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented officers of the two sample counties; {@code bin/run} prints their accounts. */
@Component
@Profile("demo")
class DemoAccounts implements ApplicationRunner {

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

    DemoAccounts(Officers officers, Accounts accounts) {
        this.officers = officers;
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        STAFF.stream()
                .filter(one -> officers.named(one.account()).isEmpty())
                .forEach(one -> accounts.open(one, PASSWORD, false));
    }

    private static NewAccount someone(String account, String name, RegionCode region, Role... roles) {
        return new NewAccount(account, name, region, Optional.of(account + "@anju.invalid"), Set.of(roles));
    }
}
