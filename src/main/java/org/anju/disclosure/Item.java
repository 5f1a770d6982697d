package org.anju.disclosure;

import java.util.List;

/** One of the 15 items of the notice: what is to be published, on what basis and by when. */
public record Item(
        ItemCode code,
        String official,
        String name,
        String nameEn,
        String basis,
        DueRule rule,
        int displayYears,
        List<String> fields) {}
