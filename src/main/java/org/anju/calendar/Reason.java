package org.anju.calendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a day is worked or not: whose word it is, for which holidays, by which paper (none for the plain week). */
public record Reason(Layer layer, boolean working, List<HolidayName> names, Optional<BasisDocument> basis) {

    static final Reason WEEKDAY = new Reason(Layer.WEEK, true, List.of(), Optional.empty());
    static final Reason WEEKEND = new Reason(Layer.WEEK, false, List.of(), Optional.empty());

    /** Whether neighbouring days with these reasons are told as one span. */
    boolean joins(Reason next) {
        return layer == next.layer && working == next.working && basis.equals(next.basis);
    }

    Reason and(Reason next) {
        return new Reason(
                layer,
                working,
                Stream.concat(names.stream(), next.names.stream()).distinct().toList(),
                basis);
    }
}
