package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * What a session keeps of who is signed in: the account's id, the stamp it had, and the line of the audit trail. The
 * account itself is read again at every request, so that a role, a region or a right that was taken away is gone at the
 * next click.
 */
class SignedInMark implements SecurityContextRepository {

    static final String OFFICER = "officer";
    static final String SIGN_IN = "sign-in";
    static final String STAMP = "stamp";

    /** The attribute of a request under which its signature outlives a fault: the page of it has no session of its own. */
    private static final String SIGNATURE = SignedInMark.class.getName() + ".signature";

    private final Officers officers;

    SignedInMark(Officers officers) {
        this.officers = officers;
    }

    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    private SecurityContext load(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(OFFICER) instanceof UUID id)) {
            return new SecurityContextImpl();
        }
        var signature = signature(session, new OfficerId(id));
        if (signature.isEmpty()) {
            session.invalidate();
        }
        signature.ifPresent(found -> request.setAttribute(SIGNATURE, found));
        return signature.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new);
    }

    /** Who was found to be signed in while this request was looked at, if anybody was. */
    static Optional<Officer> seen(HttpServletRequest request) {
        return request.getAttribute(SIGNATURE) instanceof Signature signature
                ? Optional.of(signature.getPrincipal())
                : Optional.empty();
    }

    private Optional<Signature> signature(HttpSession session, OfficerId id) {
        return session.getAttribute(STAMP) instanceof Integer stamp
                        && session.getAttribute(SIGN_IN) instanceof Long signIn
                ? officers.find(id)
                        .filter(account -> !account.closed() && account.stamp() == stamp)
                        .map(account -> new Signature(account, signIn))
                : Optional.empty();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    /** Read when it is asked for, and then once. */
    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> loading;
        private @Nullable SecurityContext loaded;

        Deferred(Supplier<SecurityContext> loading) {
            this.loading = loading;
        }

        @Override
        public SecurityContext get() {
            var known = loaded;
            if (known == null) {
                known = loading.get();
                loaded = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof Signature signature) {
            var session = request.getSession();
            session.setAttribute(OFFICER, signature.getPrincipal().id().value());
            session.setAttribute(STAMP, signature.stamp());
            session.setAttribute(SIGN_IN, signature.signIn());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return isOn(request);
    }

    /** Whether the request comes with the session of somebody who signed in. */
    static boolean isOn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(OFFICER) != null;
    }
}
