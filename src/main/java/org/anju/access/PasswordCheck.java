package org.anju.access;

import java.util.Locale;
import org.anju.calendar.OfficialClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Decides whether someone is who they say. An unknown account, a wrong password, a locked and a closed account get one
 * and the same answer, after the same time.
 */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final Officers officers;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final OfficialClock clock;
    private final PasswordEncoder encoder;
    private final String nobodys;

    PasswordCheck(
            Officers officers,
            Passwords passwords,
            Attempts attempts,
            AuditTrail audit,
            OfficialClock clock,
            PasswordEncoder encoder) {
        this.officers = officers;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
        this.encoder = encoder;
        this.nobodys = encoder.encode("nobody's");
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        var named = claim.getName().strip().toLowerCase(Locale.ROOT);
        var account = officers.named(named);
        var right = encoder.matches(
                String.valueOf(claim.getCredentials()),
                account.map(known -> passwords.of(known.officer().id())).orElse(nobodys));
        if (account.isEmpty()) {
            // Not what was typed: it may be a password, or anything else typed into the wrong field.
            audit.recordUnsigned("sign-in.refused", "account unknown");
            throw refused();
        }
        return right ? admit(account.get()) : refuse(account.get());
    }

    private Authentication admit(Account account) {
        if (account.closed() || account.lockedAt(clock.instant())) {
            audit.recordUnsigned(
                    "sign-in.refused",
                    subject(account) + (account.closed() ? ", closed" : ", locked") + ", right password");
            throw refused();
        }
        attempts.forget(account.officer().id());
        return new Signature(account, audit.record(account.officer(), "sign-in.done", subject(account)));
    }

    private Authentication refuse(Account account) {
        var locksNow = !account.lockedAt(clock.instant())
                && attempts.failed(account.officer().id(), clock.instant());
        audit.recordUnsigned(locksNow ? "sign-in.locked" : "sign-in.refused", subject(account));
        throw refused();
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static AuthenticationException refused() {
        return new BadCredentialsException("The account or the password is wrong, or the account is locked.");
    }

    private static String subject(Account account) {
        return "account " + account.officer().account();
    }
}
