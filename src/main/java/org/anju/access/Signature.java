package org.anju.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A sign-in that has succeeded: the officer, and the stamp of the account at that moment. */
final class Signature extends AbstractAuthenticationToken {

    private final Officer officer;
    private final int stamp;

    Signature(Account account) {
        super(account.officer().roles().stream().map(Signature::authority).toList());
        this.officer = account.officer();
        this.stamp = account.stamp();
        setAuthenticated(true);
    }

    @Override
    public Officer getPrincipal() {
        return officer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** Whether the account is still open, with the password it had. */
    boolean holdsFor(Account account) {
        return !account.closed() && account.stamp() == stamp;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature signature && signature.officer.equals(officer) && signature.stamp == stamp;
    }

    @Override
    public int hashCode() {
        return officer.hashCode();
    }

    private static GrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority("ROLE_" + role.name());
    }
}
