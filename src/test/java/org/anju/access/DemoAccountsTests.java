package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.Database;
import org.anju.calendar.StandingClock;
import org.anju.region.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class DemoAccountsTests {

    private final DefaultApplicationArguments none = new DefaultApplicationArguments();
    private Officers officers;
    private Accounts accounts;
    private DemoAccountsClosed production;

    @BeforeEach
    void aDemonstrationHasRun() {
        var sql = Database.fresh().app();
        var clock = new StandingClock("2026-11-23T01:00:00Z");
        var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        officers = new Officers(sql, new Regions(sql));
        accounts = new Accounts(sql, encoder, clock);
        new DemoAccounts(officers, accounts).run(none);
        production =
                new DemoAccountsClosed(officers, accounts, new Passwords(sql), encoder, new AuditTrail(sql, clock));
    }

    @Test
    void theirPasswordOpensNothingInProduction() {
        production.run(none);

        assertThat(officers.all()).hasSizeGreaterThan(8).allMatch(Account::closed);
    }

    @Test
    void whoHasAPasswordOfTheirOwnKeepsTheAccount() {
        var officer = officers.named("officer").orElseThrow().officer();
        accounts.setPassword(officer.id(), "a sentence of my own", false);

        production.run(none);

        assertThat(officers.find(officer.id()).orElseThrow().closed()).isFalse();
    }

    @Test
    void aSecondDemonstrationOpensNothingTwice() {
        var before = officers.all().size();
        new DemoAccounts(officers, accounts).run(none);

        assertThat(officers.all()).hasSize(before);
    }
}
