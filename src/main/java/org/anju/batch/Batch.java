package org.anju.batch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;

/** One allocation batch; its plan is there once somebody has written it. */
public record Batch(
        BatchNumber number,
        RegionCode region,
        Stage stage,
        UUID createdBy,
        Optional<Plan> plan,
        Optional<Voiding> voiding,
        Optional<LocalDate> closedOn) {

    /** 批次分配计划. */
    public record Plan(String title, HousingType housingType, String audience, String plannedPeriod, UUID plannedBy) {}

    /** Why the batch was voided, and on which paper. */
    public record Voiding(String reason, LocalDate on, String document, Optional<String> notaryRecord) {}

    /** @throws IllegalStateException if the plan has not been written yet */
    public Plan planned() {
        return plan.orElseThrow(
                () -> new IllegalStateException("Batch %s has no plan yet; plan it first.".formatted(number)));
    }
}
