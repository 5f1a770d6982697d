package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.region.RegionCode;
import org.anju.step.Heading;

/**
 * What was published, as it was published.
 *
 * @param kind {@code original}, {@code correction} or {@code withdrawal}
 * @param replacedBy the edition that took its place, once one stands
 * @param takenDown whether its bytes are off the site
 */
public record Edition(
        EditionId id,
        ObligationId obligation,
        RegionCode region,
        ItemCode item,
        String kind,
        Optional<EditionId> replaces,
        Optional<EditionId> replacedBy,
        Optional<String> reason,
        String indexNumber,
        String title,
        String titleEn,
        String basis,
        List<Heading> headings,
        List<Column> columns,
        int rowCount,
        Extent extent,
        LocalDate formedOn,
        Instant stoodAt,
        Optional<LocalDate> displayUntil,
        Optional<Instant> publicAt,
        Optional<Instant> redactedAt,
        boolean takenDown) {}
