package org.anju.disclosure.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.disclosure.ChangeRefused;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Where an officer may look and what they may do there; what every page of this package asks first. */
@Component
class Places {

    private final Regions regions;
    private final MessageSource messages;

    Places(Regions regions, MessageSource messages) {
        this.regions = regions;
        this.messages = messages;
    }

    /** The officer's own region and those below it. */
    List<RegionCode> of(Officer officer) {
        return regions.all().stream()
                .map(Region::code)
                .filter(code -> officer.mayIn(code, regions))
                .toList();
    }

    Map<String, String> names(List<RegionCode> codes, Locale language) {
        var names = new LinkedHashMap<String, String>();
        codes.forEach(code -> regions.find(code)
                .ifPresent(region ->
                        names.put(code.value(), Languages.english(language) ? region.nameEn() : region.name())));
        return names;
    }

    /** Another region's pages do not exist for this officer. */
    RegionCode within(Officer officer, RegionCode place) {
        if (!officer.mayIn(place, regions)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return place;
    }

    /** The region that the address names, or the officer's own. */
    RegionCode chosen(Officer officer, String region) {
        return region.isEmpty()
                ? officer.region()
                : within(officer, RegionCode.parse(region).orElseThrow(() -> new ResponseStatusException(NOT_FOUND)));
    }

    static void require(Officer officer, Role... any) {
        if (!officer.mayAny(any)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
    }

    String say(ChangeRefused refused, Locale language) {
        return say(refused.key(), language);
    }

    String say(String key, Locale language, Object... facts) {
        return messages.getMessage(key, facts, language);
    }
}
