package org.anju.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param data the folder in which the code of the first administrator is left
 */
@ConfigurationProperties("anju")
record AccessSettings(@DefaultValue("data") Path data) {}
