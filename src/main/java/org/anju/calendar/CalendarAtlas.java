package org.anju.calendar;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayDeque;
import java.util.Comparator;
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
    private final ConcurrentMap<Bound, WorkingCalendar> calendars = new ConcurrentHashMap<>();

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

    /** Every calendar of the region that is newer than the version, the oldest first. */
    List<CalendarInForce> since(RegionCode region, CalendarVersion version) {
        var line = lines.getOrDefault(region, List.of());
        return published.stream()
                .filter(each -> each.version().compareTo(version) > 0)
                .filter(each -> each.notice().region().map(line::contains).orElse(true))
                .sorted(Comparator.comparing(PublishedNotice::version))
                .map(each -> new CalendarInForce(
                        calendar(line, each.version()),
                        each.recordedAt(),
                        each.notice().basis()))
                .toList();
    }

    private WorkingCalendar calendar(List<RegionCode> line) {
        return calendar(line, newest());
    }

    private WorkingCalendar calendar(List<RegionCode> line, CalendarVersion version) {
        var speaking = line.stream().filter(this::hasSpoken).toList();
        return calendars.computeIfAbsent(
                new Bound(speaking, version), bound -> WorkingCalendar.of(bound.line(), until(bound.version())));
    }

    private List<PublishedNotice> until(CalendarVersion version) {
        return published.stream()
                .filter(each -> each.version().compareTo(version) <= 0)
                .toList();
    }

    /** By whose notices, and up to which, a calendar is made. */
    private record Bound(List<RegionCode> line, CalendarVersion version) {}

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
