package org.anju.intake;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param folder where a file lies in clear while it arrives and is read, and at no other time */
@ConfigurationProperties("anju.intake")
public record IntakeSettings(@DefaultValue("data/imports") Path folder) {}
