package org.anju.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle how long a session lives unused
 * @param longest how long a session lives at most
 * @param metricsToken what reads the metrics without an account; empty: nobody does
 * @param oidc the unit's own sign-in service; without an issuer there is none
 */
@ConfigurationProperties("anju.access")
record SignInSettings(
        @DefaultValue("8h") Duration idle,
        @DefaultValue("24h") Duration longest,
        @DefaultValue("") String metricsToken,
        @DefaultValue Oidc oidc) {

    /**
     * @param claim which claim of the ID token names the account
     * @param name what the button on the sign-in page calls the service
     */
    record Oidc(
            @Nullable URI issuer,
            @DefaultValue("anju") String client,
            @DefaultValue("") String secret,
            @DefaultValue("preferred_username") String claim,
            @DefaultValue("统一身份认证") String name) {}
}
