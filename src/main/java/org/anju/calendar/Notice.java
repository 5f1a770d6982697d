package org.anju.calendar;

import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.anju.region.RegionCode;

/**
 * What a paper says of certain days.
 *
 * @param region whom it binds, with everyone below; the whole country if absent
 * @param settles the year whose holidays it arranges: dates in that year are no longer provisional
 */
public record Notice(
        Layer layer, Optional<RegionCode> region, BasisDocument basis, Optional<Year> settles, List<NoticedDay> days) {

    public Notice {
        days = List.copyOf(days);
        if (layer.compareTo(Layer.NATIONAL) < 0) {
            throw new IllegalArgumentException("The week and the statute are not changed by notice.");
        }
        if (layer == Layer.NATIONAL && region.isPresent() || layer == Layer.LOCAL && region.isEmpty()) {
            throw new IllegalArgumentException("A local notice names its region, the State Council's does not.");
        }
        if (settles.isPresent() && layer != Layer.NATIONAL) {
            throw new IllegalArgumentException("Only the State Council settles a year.");
        }
    }
}
