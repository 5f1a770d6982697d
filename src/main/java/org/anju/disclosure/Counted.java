package org.anju.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.anju.calendar.Deadline;

/**
 * A due day counted again.
 *
 * @param passed whether the day that was counted had passed when the calendar changed, so that the day of the change is due
 * @param moves what became of the due day on the way, one calendar after the other; empty if it stayed where it was
 */
record Counted(Deadline deadline, LocalDate dueOn, boolean passed, List<Move> moves) {

    /** One calendar moved the due day; {@code document} is the number of its paper. */
    record Move(LocalDate before, LocalDate after, String document) {

        String note() {
            return "%s → %s，%s".formatted(before, after, document);
        }
    }
}
