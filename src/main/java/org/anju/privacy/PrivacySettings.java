package org.anju.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param keyFile where the key that seals personal columns lies; {@code keys/privacy.key} in the data folder if absent */
@ConfigurationProperties("anju.privacy")
record PrivacySettings(@Nullable Path keyFile) {}
