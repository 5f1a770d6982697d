package org.anju.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Outside the demonstration nobody signs in with a password that is printed on every screen: where a demonstration's
 * data goes on to be used, its accounts are closed at the start.
 */
@Component
@Profile("!demo")
class DemoAccountsClosed implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoAccountsClosed.class);

    private final Officers officers;
    private final Accounts accounts;
    private final Passwords passwords;
    private final HashingLimit hashing;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    DemoAccountsClosed(
            Officers officers,
            Accounts accounts,
            Passwords passwords,
            HashingLimit hashing,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.officers = officers;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var open = DemoAccounts.STAFF.stream()
                .flatMap(one -> officers.named(one.account()).stream())
                .filter(found -> !found.closed() && hasThePrintedPassword(found))
                .toList();
        transaction.executeWithoutResult(status -> open.forEach(this::close));
    }

    private boolean hasThePrintedPassword(Account account) {
        var password = passwords.of(account.officer().id());
        return hashing.within(encoder -> encoder.matches(DemoAccounts.PASSWORD, password.value()));
    }

    private void close(Account account) {
        var name = account.officer().account();
        accounts.close(account.officer().id());
        audit.recordUnsigned("account.closed", "account " + name);
        log.warn("The demonstration's account {} has been closed: its password is known to everybody.", name);
    }
}
