package org.anju.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Signs in whom the unit's own service vouches for, if there is an open account of that name: the service says who
 * someone is, the account what they may. Nothing else of what the service tells is kept.
 */
class OidcSignIn implements AuthenticationProvider, AuthenticationSuccessHandler {

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
            audit.recordUnsigned("sign-in.refused", "by the unit's own service");
            throw new BadCredentialsException("The service vouches for someone who has no open account.");
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
        var account = vouched instanceof OAuth2AuthenticationToken token
                ? account(token.getPrincipal())
                : Optional.<Account>empty();
        var officer = account.orElseThrow(() -> new BadCredentialsException("The account was closed meanwhile."))
                .officer();
        var signIn = audit.record(officer, "sign-in.vouched", "account " + officer.account());
        var signature = new Signature(account.get(), signIn);
        var context = new SecurityContextImpl(signature);
        SecurityContextHolder.setContext(context);
        kept.saveContext(context, request, response);
        landing.onAuthenticationSuccess(request, response, signature);
    }

    private Optional<Account> account(@Nullable Object principal) {
        return principal instanceof OAuth2User user && user.getAttribute(claim) instanceof String name
                ? officers.named(name).filter(account -> !account.closed())
                : Optional.empty();
    }
}
