package org.anju.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One step of how a date was found. The steps of a count lie end to end in time. */
public sealed interface Step {

    LocalDate first();

    LocalDate last();

    /** How many days the step spans. */
    default int days() {
        return (int) ChronoUnit.DAYS.between(first(), last()) + 1;
    }

    /** Day 0, on which something happened or a month ended: it is not counted (民法典 201), worked or not. */
    record Begun(LocalDate first) implements Step {

        @Override
        public LocalDate last() {
            return first;
        }
    }

    /** Days that count, from one number to another. */
    record Counted(LocalDate first, LocalDate last, int firstNumber, int lastNumber, Reason reason) implements Step {}

    /** Days that do not count. */
    record Skipped(LocalDate first, LocalDate last, Reason reason) implements Step {}

    /** Calendar days that count, worked or not. */
    record CountedThrough(LocalDate first, LocalDate last, int lastNumber) implements Step {}

    /** The last day of a count of calendar days was a day of rest, so the next working day is the last (民法典 203). */
    record RolledOver(LocalDate first, LocalDate last) implements Step {}

    /** A date fixed by the rule, before which something is due: the date itself may be too late. */
    record Limited(LocalDate first) implements Step {

        @Override
        public LocalDate last() {
            return first;
        }
    }
}
