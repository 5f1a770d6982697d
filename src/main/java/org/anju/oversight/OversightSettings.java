package org.anju.oversight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param automatic whether the reconciler runs by itself
 * @param every the pause between its rounds
 * @param settling how old something must be before it is compared: what is younger may still be on its way
 */
@ConfigurationProperties("anju.oversight")
record OversightSettings(
        @DefaultValue("true") boolean automatic,
        @DefaultValue("1h") Duration every,
        @DefaultValue("10m") Duration settling) {}
