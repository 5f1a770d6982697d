package org.anju.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Signs in whom the unit's own service vouches for, if there is an open account of that name: the service says who
 * someone is, the account what they may. Nothing else of what the service tells is kept.
 */
class OidcSignIn implements AuthenticationProvider, AuthenticationSuccessHandler {

    private static final Set<String> CODES = Set.of(
            "access_denied",
            "authorization_request_not_found",
            "invalid_id_token",
            "invalid_nonce",
            "invalid_state_parameter",
            "invalid_token_response",
            "server_error",
            "temporarily_unavailable");

    private final AuthenticationProvider service = new OidcAuthorizationCodeAuthenticationProvider(
            new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());
    private final String claim;
    private final Officers officers;
    private final AuditTrail audit;
    private final SecurityContextRepository kept;
    private final Landing landing;

    OidcSignIn(
            SignInSettings.Oidc settings,
            Officers officers,
            AuditTrail audit,
            SecurityContextRepository kept,
            Landing landing) {
        this.claim = settings.claim();
        this.officers = officers;
        this.audit = audit;
        this.kept = kept;
        this.landing = landing;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication code) {
        var vouched = service.authenticate(code);
        if (vouched != null && account(vouched.getPrincipal()).isEmpty()) {
            throw new NoOpenAccount(named(vouched.getPrincipal()));
        }
        return vouched;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2LoginAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException, ServletException {
        var account =
                account(vouched.getPrincipal()).orElseThrow(() -> new NoOpenAccount(named(vouched.getPrincipal())));
        var officer = account.officer();
        var signIn = audit.record(officer, "sign-in.vouched", "account " + officer.account());
        var signature = new Signature(account, signIn);
        var context = new SecurityContextImpl(signature);
        SecurityContextHolder.setContext(context);
        kept.saveContext(context, request, response);
        landing.onAuthenticationSuccess(request, response, signature);
    }

    /** Writes down that nobody was let in, and why. */
    void noteRefusal(AuthenticationException failure) {
        audit.recordUnsigned("sign-in.refused", "by the unit's own service, " + reason(failure));
    }

    private static String reason(AuthenticationException failure) {
        if (failure instanceof NoOpenAccount unknown) {
            return unknown.named.map(name -> "account " + name).orElse("account unknown");
        }
        // A code may come from the address that was asked for, so only known ones are kept.
        return failure instanceof OAuth2AuthenticationException refused
                        && CODES.contains(refused.getError().getErrorCode())
                ? refused.getError().getErrorCode()
                : "other";
    }

    private Optional<Account> account(@Nullable Object principal) {
        return named(principal).flatMap(officers::named).filter(account -> !account.closed());
    }

    /** Whom the service vouches for, if an account can have that name. */
    private Optional<String> named(@Nullable Object principal) {
        return principal instanceof OAuth2User user && user.getAttribute(claim) instanceof String name
                ? Optional.of(name).filter(AccountForm.ACCOUNT.asMatchPredicate())
                : Optional.empty();
    }

    /** The service vouches for someone who has no open account. */
    private static final class NoOpenAccount extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final transient Optional<String> named;

        NoOpenAccount(Optional<String> named) {
            super("The service vouches for someone who has no open account.");
            this.named = named;
        }
    }
}
