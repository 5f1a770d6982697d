package org.anju.casework;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail to officers leaves.
 *
 * @param from its sender
 * @param desk the address at which officers reach the application; links in mail begin with it
 */
@ConfigurationProperties("anju.mail")
record MailSettings(
        @DefaultValue("anju@localhost") String from,
        @DefaultValue("http://localhost:8080") URI desk) {}
