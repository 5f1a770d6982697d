package org.anju.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is publicly known of a batch between its editions. */
record Batch(
        String number,
        String region,
        String title,
        String housingType,
        String plannedPeriod,
        @Nullable LocalDate signUpOpensOn,
        @Nullable LocalDate signUpClosesOn,
        @Nullable String whatToBring,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String supervision,
        boolean orderCheckable,
        @Nullable LocalDate voidedOn,
        @Nullable LocalDate closedOn) {

    public boolean ended() {
        return voidedOn != null || closedOn != null;
    }

    public String path() {
        return "batches/" + number + "/index.html";
    }
}
