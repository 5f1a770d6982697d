package org.anju.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    private static final Pattern DAY = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\d-])");

    /** How the due day was counted, step by step, its days as people write them. */
    public List<String> steps(Place place) {
        return place.text(derivation, derivationEn)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> place.english() ? line : DAY.matcher(line).replaceAll(Duty::inWords))
                .toList();
    }

    private static String inWords(MatchResult day) {
        return "%s年%d月%d日".formatted(day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }

    public boolean standing() {
        return state.equals("standing") || state.equals("public");
    }

    public boolean held() {
        return state.equals("held");
    }
}
