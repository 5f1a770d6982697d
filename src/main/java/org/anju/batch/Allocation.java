package org.anju.batch;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A household and the unit it was allocated.
 *
 * @param area of the unit, in square metres
 * @param handover {@code pending}, {@code signed} or {@code forfeited}
 */
public record Allocation(
        UUID id,
        int position,
        String registrationNumber,
        String applicantName,
        UUID unit,
        String projectName,
        String unitType,
        BigDecimal area,
        String handover) {}
