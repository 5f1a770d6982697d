package org.anju.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A node of a batch's procedure; {@code element} is its id in the diagram. */
record Node(
        String batch,
        String node,
        int position,
        String name,
        String nameEn,
        @Nullable String item,
        String element,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate endedOn) {}
