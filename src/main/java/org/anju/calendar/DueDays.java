package org.anju.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anju.region.RegionCode;

/**
 * What is due and when. Whoever keeps deadlines answers, so that the demonstration clock can be moved to the next, and a
 * notice shows what it would move before it is in force.
 */
public interface DueDays {

    Optional<LocalDate> nextAfter(LocalDate day);

    /** The running deadlines that would fall on another day if these were the calendars, soonest first. */
    List<MovedDeadline> movedBy(Function<RegionCode, WorkingCalendar> calendars);
}
