package org.anju.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.web.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 辖区: an officer's own region and those below it, for pages on which one of them is chosen. */
@Component
public class Reach {

    private final Regions regions;

    Reach(Regions regions) {
        this.regions = regions;
    }

    public List<Region> of(Officer officer) {
        return regions.all().stream()
                .filter(region -> officer.mayIn(region.code(), regions))
                .toList();
    }

    /** What there is to choose from, by code; nothing where there is no choice. */
    public Map<String, String> choices(Officer officer, Locale language) {
        var choices = new LinkedHashMap<String, String>();
        of(officer)
                .forEach(region -> choices.put(
                        region.code().value(), Languages.english(language) ? region.nameEn() : region.name()));
        return choices.size() > 1 ? choices : Map.of();
    }

    /** The region that an address names, else the officer's own; another's does not exist for this officer. */
    public RegionCode chosen(Officer officer, String named) {
        return named.isEmpty()
                ? officer.region()
                : RegionCode.parse(named)
                        .filter(region -> officer.mayIn(region, regions))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
