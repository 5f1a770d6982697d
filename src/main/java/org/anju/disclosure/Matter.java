package org.anju.disclosure;

import java.time.YearMonth;
import org.anju.region.RegionCode;

/** What an obligation is about: one execution of a node of a batch, or a region's register at the end of a month. */
public sealed interface Matter {

    RegionCode region();

    int round();

    Part part();

    /** The {@code round}th execution of a node, counted from 1. */
    record OfNode(RegionCode region, BatchNumber batch, NodeId node, int round, Part part) implements Matter {}

    /**
     * A register as it stands; the round is the month as {@code yyyyMM} times 100, plus a running number for snapshots
     * taken by hand in that month.
     */
    record OfMonth(RegionCode region, YearMonth month, int snapshot, Part part) implements Matter {

        @Override
        public int round() {
            return (month.getYear() * 100 + month.getMonthValue()) * 100 + snapshot;
        }
    }
}
