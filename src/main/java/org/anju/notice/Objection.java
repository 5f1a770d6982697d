package org.anju.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** 异议 raised in a notice period; without a registration number it is about the procedure as a whole. */
public record Objection(
        UUID id,
        LocalDate receivedOn,
        Optional<String> registrationNumber,
        String summary,
        Optional<String> decision,
        Optional<String> reason) {

    boolean isDecided(String as) {
        return decision.filter(as::equals).isPresent();
    }
}
