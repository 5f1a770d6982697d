package org.anju.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as the public record has it.
 *
 * @param edition the edition that fulfils it, once one stands
 * @param overdueAt when 逾期 was recorded
 * @param holdBasis on what basis it is held, while it is
 */
record Duty(
        UUID id,
        String region,
        String item,
        @Nullable String batch,
        @Nullable String node,
        int round,
        String part,
        String title,
        String titleEn,
        LocalDate triggerOn,
        LocalDate dueOn,
        boolean provisional,
        String derivation,
        String derivationEn,
        String state,
        @Nullable UUID edition,
        @Nullable Instant overdueAt,
        @Nullable String holdBasis) {

    public boolean standing() {
        return state.equals("standing") || state.equals("public");
    }

    public boolean held() {
        return state.equals("held");
    }
}
