package org.anju.calendar;

import java.util.Optional;
import org.anju.region.RegionCode;

/**
 * A notice was recorded, and {@link Calendars#current} already answers by it. Told in the transaction that records it, so
 * that running deadlines move with it or not at all.
 *
 * @param region whose calendar changed, with everyone's below; the whole country's if absent
 * @param before the newest version over all regions until now; a deadline keeps the one it was counted with
 */
public record CalendarChanged(
        Optional<RegionCode> region, CalendarVersion before, CalendarVersion after, BasisDocument basis) {}
