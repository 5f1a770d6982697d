package org.anju.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param households how many the sample county has; its batches are made from those that wait, and none at all of 0
 */
@ConfigurationProperties("anju.sample")
record SampleSettings(@DefaultValue("3000") int households) {}
