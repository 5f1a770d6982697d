package org.anju.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
    private final PasswordEncoder encoder;
    private final AuditTrail audit;

    DemoAccountsClosed(
            Officers officers, Accounts accounts, Passwords passwords, PasswordEncoder encoder, AuditTrail audit) {
        this.officers = officers;
        this.accounts = accounts;
        this.passwords = passwords;
        this.encoder = encoder;
        this.audit = audit;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        DemoAccounts.STAFF.stream()
                .flatMap(one -> officers.named(one.account()).stream())
                .filter(found -> !found.closed() && hasThePrintedPassword(found))
                .forEach(this::close);
    }

    private boolean hasThePrintedPassword(Account account) {
        return encoder.matches(
                DemoAccounts.PASSWORD, passwords.of(account.officer().id()));
    }

    private void close(Account account) {
        var name = account.officer().account();
        accounts.close(account.officer().id());
        audit.recordUnsigned("account.closed", "account " + name);
        log.warn("The demonstration's account {} has been closed: its password is known to everybody.", name);
    }
}
