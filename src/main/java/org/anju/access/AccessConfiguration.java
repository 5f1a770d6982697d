package org.anju.access;

import static jakarta.servlet.DispatcherType.FORWARD;
import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import org.anju.calendar.OfficialClock;
import org.anju.web.Senders;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/** Who may go where. What is not named here is refused. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Nothing from elsewhere, nothing inline; no other site may put us in a frame. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; manifest-src 'self'";

    static final String PERMISSIONS = "camera=(), geolocation=(), microphone=()";

    /** Everything behind the sign-in, and the sign-in itself. */
    @Bean
    @Order(1)
    SecurityFilterChain officers(
            HttpSecurity http,
            PasswordCheck check,
            Officers officers,
            AuditTrail audit,
            SignInSettings settings,
            OfficialClock clock) {
        var throttle = new SignInThrottle(clock);
        var refusal = new SignInRefusal(throttle, audit);
        var mark = new SignedInMark(officers);
        var landing = new Landing();
        var oidc = new OidcSignIn(settings.oidc(), officers, audit, mark, landing);
        // A manager of its own: the common one would ask a second time, and count a wrong password twice.
        http.securityMatcher(Routes.OF_OFFICERS)
                .authenticationManager(new ProviderManager(check, oidc))
                .securityContext(context -> context.securityContextRepository(mark))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, FORWARD)
                        .permitAll()
                        .requestMatchers(new MetricsToken(settings.metricsToken()))
                        .permitAll()
                        .anyRequest()
                        .access(RouteCheck.ofOfficers()))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("account")
                        .passwordParameter("password")
                        .successHandler(landing)
                        .failureHandler(refusal))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) -> noteSignOut(audit, who))
                        .logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(refusals ->
                        refusals.accessDeniedHandler(new Refusal()).authenticationEntryPoint(new AskToSignIn()))
                .headers(HeadersConfigurer::disable)
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new OwnPasswordFirst(), AuthorizationFilter.class);
        if (settings.oidc().issuer() != null) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .clientRegistrationRepository(new Oidc(settings.oidc()))
                    .authorizedClientRepository(new NoTokensKept())
                    .authorizationEndpoint(begin -> begin.baseUri(Oidc.BEGIN))
                    .redirectionEndpoint(back -> back.baseUri(Oidc.RETURN + "/*"))
                    .successHandler(oidc)
                    .failureHandler((request, response, failure) -> {
                        oidc.noteRefusal(failure);
                        refusal.onAuthenticationFailure(request, response, failure);
                    }));
        }
        return http.build();
    }

    /** Everything else: only read, by anyone, with no session and no question to the database. */
    @Bean
    @Order(2)
    SecurityFilterChain everyone(HttpSecurity http) {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(RouteCheck.ofThePublic()))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(HeadersConfigurer::disable);
        return http.build();
    }

    /** Around all other filters, so that a request refused by any of them is answered with the same headers. */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> protectingHeaders() {
        var filter = new FilterRegistrationBean<>(new HeaderWriterFilter(List.of(
                new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY),
                new StaticHeadersWriter("Permissions-Policy", PERMISSIONS),
                new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"),
                new ReferrerPolicyHeaderWriter(SAME_ORIGIN),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter())));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Whoever is signed in; what they may do is asked once their request can be read. */
    @Bean
    Senders senders() {
        return SignedInMark::isOn;
    }

    /** Innermost of the valves that answer a refusal, so that it answers first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containersRefusal(MessageSource texts) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainersRefusal.class.getName());
                host.getPipeline().addValve(new ContainersRefusal(texts));
            }
        });
    }

    private static void noteSignOut(AuditTrail audit, @Nullable Authentication who) {
        if (who instanceof Signature signature) {
            var officer = signature.getPrincipal();
            audit.record(officer, "sign-out.done", "account " + officer.account());
        }
    }

    /** PBKDF2 with HMAC-SHA-512, 210,000 rounds (OWASP), a salt of 16 bytes; the name in front lets another follow. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var pbkdf2 = new Pbkdf2PasswordEncoder("", 16, 210_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
        return new DelegatingPasswordEncoder("pbkdf2-sha512", Map.of("pbkdf2-sha512", pbkdf2));
    }
}
