package org.anju.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How a date was found, step by step. */
public record Derivation(List<Step> steps) {

    public Derivation {
        steps = List.copyOf(steps);
    }

    /** Writes the steps day by day; neighbouring days with one reason become one step. */
    static class Notes {

        private final List<Step> steps = new ArrayList<>();

        Notes add(Step step) {
            steps.add(step);
            return this;
        }

        void count(CalendarDay day, int number) {
            if (last() instanceof Step.Counted run
                    && run.last().plusDays(1).equals(day.date())
                    && run.reason().joins(day.reason())) {
                replaceLast(new Step.Counted(
                        run.first(),
                        day.date(),
                        run.firstNumber(),
                        number,
                        run.reason().and(day.reason())));
            } else {
                steps.add(new Step.Counted(day.date(), day.date(), number, number, day.reason()));
            }
        }

        void skip(CalendarDay day) {
            if (last() instanceof Step.Skipped run && run.reason().joins(day.reason())) {
                replaceLast(new Step.Skipped(
                        earlier(run.first(), day.date()),
                        later(run.last(), day.date()),
                        run.reason().and(day.reason())));
            } else {
                steps.add(new Step.Skipped(day.date(), day.date(), day.reason()));
            }
        }

        Derivation done() {
            return new Derivation(steps);
        }

        private Step last() {
            return steps.get(steps.size() - 1);
        }

        private void replaceLast(Step step) {
            steps.set(steps.size() - 1, step);
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
