package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.Database;
import org.anju.calendar.StandingClock;
import org.anju.region.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

class DemoAccountsTests {

    private final DefaultApplicationArguments none = new DefaultApplicationArguments();
    private Officers officers;
    private Accounts accounts;
    private HashingLimit hashing;
    private DemoAccountsClosed production;

    @BeforeEach
    void aDemonstrationHasRun() {
        var source = Database.fresh().appDataSource();
        var sql = JdbcClient.create(source);
        var clock = new StandingClock("2026-11-23T01:00:00Z");
        hashing = new HashingLimit(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        officers = new Officers(sql, new Regions(sql));
        accounts = new Accounts(sql, clock);
        new DemoAccounts(officers, accounts, hashing).run(none);
        production = new DemoAccountsClosed(
                officers,
                accounts,
                new Passwords(sql),
                hashing,
                new AuditTrail(sql, clock),
                new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    @Test
    void theirPasswordOpensNothingInProduction() {
        production.run(none);

        assertThat(officers.all()).hasSizeGreaterThan(8).allMatch(Account::closed);
    }

    @Test
    void whoHasAPasswordOfTheirOwnKeepsTheAccount() {
        var officer = officers.named("officer").orElseThrow().officer();
        accounts.setPassword(officer.id(), hashing.hash("a sentence of my own"), false);

        production.run(none);

        assertThat(officers.find(officer.id()).orElseThrow().closed()).isFalse();
    }

    @Test
    void aSecondDemonstrationOpensNothingTwice() {
        var before = officers.all().size();
        new DemoAccounts(officers, accounts, hashing).run(none);

        assertThat(officers.all()).hasSize(before);
    }
}
