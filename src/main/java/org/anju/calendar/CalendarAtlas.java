package org.anju.calendar;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.anju.region.Region;
import org.anju.region.RegionCode;

/** All notices and all regions at one moment, and the calendars that follow. Regions bound alike share one calendar. */
final class CalendarAtlas {

    private final List<PublishedNotice> published;
    private final List<Region> regions;
    private final Map<RegionCode, List<RegionCode>> lines = new HashMap<>();
    private final ConcurrentMap<List<RegionCode>, WorkingCalendar> calendars = new ConcurrentHashMap<>();

    CalendarAtlas(List<PublishedNotice> published, List<Region> regions) {
        this.published = List.copyOf(published);
        this.regions = List.copyOf(regions);
        var byCode = regions.stream().collect(toMap(Region::code, region -> region));
        regions.forEach(region -> lines.put(region.code(), line(region, byCode)));
    }

    List<PublishedNotice> published() {
        return published;
    }

    List<Region> regions() {
        return regions;
    }

    CalendarVersion newest() {
        return published.stream()
                .map(PublishedNotice::version)
                .max(CalendarVersion::compareTo)
                .orElse(CalendarVersion.NONE);
    }

    WorkingCalendar national() {
        return calendar(List.of());
    }

    Optional<WorkingCalendar> of(RegionCode region) {
        return Optional.ofNullable(lines.get(region)).map(this::calendar);
    }

    private WorkingCalendar calendar(List<RegionCode> line) {
        var speaking = line.stream().filter(this::hasSpoken).toList();
        return calendars.computeIfAbsent(speaking, bound -> WorkingCalendar.of(bound, published));
    }

    private boolean hasSpoken(RegionCode region) {
        return published.stream()
                .anyMatch(each -> each.notice().region().filter(region::equals).isPresent());
    }

    private static List<RegionCode> line(Region region, Map<RegionCode, Region> byCode) {
        var line = new ArrayDeque<RegionCode>();
        var next = Optional.of(region);
        while (next.isPresent() && !line.contains(next.get().code())) {
            line.addFirst(next.get().code());
            next = next.get().parent().map(byCode::get);
        }
        return List.copyOf(line);
    }
}
