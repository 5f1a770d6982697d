package org.anju.stock;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;

/** A building project with dwellings to allocate. Not completed while it is being built. */
public record Project(
        RegionCode region,
        ProjectCode code,
        String name,
        HousingType housingType,
        String address,
        Optional<LocalDate> completedOn) {}
