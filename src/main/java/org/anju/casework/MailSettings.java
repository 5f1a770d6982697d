package org.anju.casework;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail to officers leaves.
 *
 * @param from its sender
 * @param desk the address at which officers reach the application; links in mail begin with it
 * @param longest how long it may take to hand one mail to the server, at most two minutes
 */
@ConfigurationProperties("anju.mail")
record MailSettings(
        @DefaultValue("anju@localhost") String from,
        @DefaultValue("http://localhost:8080") URI desk,
        @DefaultValue("1m") Duration longest) {

    MailSettings {
        if (longest.isNegative() || longest.isZero() || longest.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException(
                    "anju.mail.longest is %s; it must be above zero and at most two minutes.".formatted(longest));
        }
    }
}
