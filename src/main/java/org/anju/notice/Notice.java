package org.anju.notice;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.region.RegionCode;

/** A list on notice. {@code opened} is the day on which it was public; {@code lastDay} the last on which it must stand. */
public record Notice(
        NoticeId id,
        RegionCode region,
        int days,
        String unit,
        Optional<LocalDate> opened,
        Optional<LocalDate> lastDay,
        Optional<LocalDate> closed) {}
