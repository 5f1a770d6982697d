package org.anju.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.anju.region.RegionCode;

/**
 * Some obligations were counted again by a changed calendar. Where a due day stays, the reminders before it may still
 * move: they are counted too.
 */
public record ObligationsRecounted(List<Recounted> all) {

    /** The due day of one obligation before and after. */
    public record Recounted(ObligationId id, RegionCode region, DueRule rule, LocalDate before, LocalDate dueOn) {

        public boolean moved() {
            return !before.equals(dueOn);
        }
    }
}
