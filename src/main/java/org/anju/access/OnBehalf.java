package org.anju.access;

import org.anju.region.RegionCode;

/**
 * For whom an officer acts who does not act in their own name: a household whose word is entered, by its registration
 * number, or the office of a region in whose place that of a region above it acts. Never a name.
 */
public record OnBehalf(String value) {

    public static OnBehalf household(String registrationNumber) {
        return new OnBehalf("household " + registrationNumber);
    }

    public static OnBehalf region(RegionCode region) {
        return new OnBehalf("region " + region);
    }
}
