package org.anju.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** The unit's own sign-in service. It is asked for its addresses at the first sign-in, not at the start. */
final class Oidc implements ClientRegistrationRepository {

    static final String ID = "oidc";

    /** Where the button on the sign-in page leads. */
    static final String BEGIN = "/sign-in/with";

    /** Where the service sends people back to. */
    static final String RETURN = "/sign-in/code";

    private final SignInSettings.Oidc settings;
    private @Nullable ClientRegistration known;

    Oidc(SignInSettings.Oidc settings) {
        this.settings = settings;
    }

    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var registration = known == null ? discover() : known;
        known = registration;
        return registration;
    }

    private ClientRegistration discover() {
        return ClientRegistrations.fromIssuerLocation(
                        Objects.requireNonNull(settings.issuer()).toString())
                .registrationId(ID)
                .clientId(settings.client())
                .clientSecret(settings.secret())
                .scope("openid", "profile")
                .redirectUri("{baseUrl}" + RETURN + "/{registrationId}")
                .build();
    }
}
