package org.anju.region;

import java.util.Optional;

/** A province, city or county that is served. A region at the top has no parent. */
public record Region(RegionCode code, String name, String nameEn, Optional<RegionCode> parent, Office office) {}
