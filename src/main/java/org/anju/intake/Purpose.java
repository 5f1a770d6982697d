package org.anju.intake;

import org.anju.region.RegionCode;

/**
 * What a file is handed in for: which kind, for which region and, where the kind asks for it, for which batch
 * ({@code scope}, else empty).
 */
public record Purpose(String kind, RegionCode region, String scope, Choice choice) {}
