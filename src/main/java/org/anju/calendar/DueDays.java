package org.anju.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** What is due and when. Whoever keeps deadlines answers, so that the demonstration clock can be moved to the next. */
public interface DueDays {

    Optional<LocalDate> nextAfter(LocalDate day);
}
