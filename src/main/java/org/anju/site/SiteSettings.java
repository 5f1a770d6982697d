package org.anju.site;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the public site is laid out and where it is read back from.
 *
 * @param folder everything public, and nothing else
 * @param address takes the place of every office's official address, for demonstrations and trials; port 0 is this
 *     server's own
 * @param lookEvery how often the store is asked whether another copy of the application published something
 * @param readBackEvery how often what stands is read back from its official address
 * @param timeout how long a reading-back may take
 */
@ConfigurationProperties("anju.site")
record SiteSettings(
        @DefaultValue("data/site") Path folder,
        @Nullable URI address,
        @DefaultValue("4s") Duration lookEvery,
        @DefaultValue("2s") Duration readBackEvery,
        @DefaultValue("20s") Duration timeout) {}
