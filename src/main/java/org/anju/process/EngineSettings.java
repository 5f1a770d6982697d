package org.anju.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the machine about the engine.
 *
 * @param jobExecutor whether this copy of the application runs jobs; tests run them by hand
 */
@ConfigurationProperties("anju.engine")
record EngineSettings(@DefaultValue("true") boolean jobExecutor) {}
