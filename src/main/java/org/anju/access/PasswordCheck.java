package org.anju.access;

import java.util.Locale;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
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
    private final HashingLimit hashing;
    private final PasswordHash nobodys;

    PasswordCheck(
            Officers officers,
            Passwords passwords,
            Attempts attempts,
            AuditTrail audit,
            OfficialClock clock,
            HashingLimit hashing) {
        this.officers = officers;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
        this.hashing = hashing;
        this.nobodys = hashing.hash("nobody's");
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        var named = claim.getName().strip().toLowerCase(Locale.ROOT);
        var account = officers.named(named);
        var attempt = attempt(account.map(Account::officer), String.valueOf(claim.getCredentials()));
        if (account.isEmpty()) {
            // Not what was typed: it may be a password, or anything else typed into the wrong field.
            audit.recordUnsigned("sign-in.refused", "account unknown");
            throw refused();
        }
        return attempt.right() ? admit(account.get(), attempt) : refuse(account.get(), attempt);
    }

    private Attempt attempt(Optional<Officer> officer, String typed) {
        try {
            return hashing.within(encoder -> attempt(officer, typed, encoder));
        } catch (HashingBusy busy) {
            throw new AuthenticationServiceException("Too many sign in at once.", busy);
        }
    }

    /** Counted first, because hashing takes its time and others may be guessing meanwhile. */
    private Attempt attempt(Optional<Officer> officer, String typed, PasswordEncoder encoder) {
        var heard = officer.isPresent() && attempts.begin(officer.get().id(), clock.instant());
        var password = officer.map(known -> passwords.of(known.id())).orElse(nobodys);
        return new Attempt(heard, password, encoder.matches(typed, password.value()));
    }

    private Authentication admit(Account account, Attempt attempt) {
        var id = account.officer().id();
        var admitted =
                attempt.heard() ? attempts.proved(id, attempt.password(), clock.instant()) : Optional.<Account>empty();
        if (admitted.isEmpty()) {
            audit.recordUnsigned(
                    "sign-in.refused",
                    subject(account) + (account.closed() ? ", closed" : ", locked") + ", right password");
            throw refused();
        }
        var officer = admitted.get().officer();
        return new Signature(admitted.get(), audit.record(officer, "sign-in.done", subject(account)));
    }

    private Authentication refuse(Account account, Attempt attempt) {
        var locksNow = attempt.heard() && attempts.failed(account.officer().id(), clock.instant());
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

    /**
     * @param heard false on an account that was locked already
     * @param password what was typed against
     */
    private record Attempt(boolean heard, PasswordHash password, boolean right) {}
}
