package org.anju.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A sign-in that has succeeded, and the line of the audit trail that tells of it. */
final class Signature extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final long signIn;

    Signature(Account account, long signIn) {
        super(account.officer().roles().stream().map(Signature::authority).toList());
        this.account = account;
        this.signIn = signIn;
        setAuthenticated(true);
    }

    @Override
    public Officer getPrincipal() {
        return account.officer();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** The stamp of the account at that moment. */
    int stamp() {
        return account.stamp();
    }

    long signIn() {
        return signIn;
    }

    boolean passwordIsNew() {
        return account.passwordIsNew();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature signature
                && signature.account.officer().equals(account.officer())
                && signature.signIn == signIn;
    }

    @Override
    public int hashCode() {
        return account.officer().hashCode();
    }

    private static GrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority("ROLE_" + role.name());
    }
}
