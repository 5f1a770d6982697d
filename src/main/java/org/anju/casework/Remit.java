package org.anju.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.access.Officer;
import org.anju.access.Role;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;

/**
 * 职权范围: which tasks an officer may see. Those of the own roles, in the own region and below; who supervises sees
 * those of every role.
 */
public record Remit(List<RegionCode> regions, List<String> roles, boolean everyRole) {

    public static Remit of(Officer officer, Regions regions) {
        return new Remit(
                below(officer.region(), regions.all()),
                officer.roles().stream().map(Role::code).sorted().toList(),
                officer.may(Role.SUPERVISOR));
    }

    public boolean covers(Task task) {
        return regions.contains(task.region())
                && (everyRole || task.roles().stream().anyMatch(roles::contains));
    }

    private static List<RegionCode> below(RegionCode top, List<Region> all) {
        Map<RegionCode, List<RegionCode>> children = new HashMap<>();
        all.forEach(region -> region.parent()
                .ifPresent(parent -> children.computeIfAbsent(parent, code -> new ArrayList<>())
                        .add(region.code())));
        var found = new ArrayList<RegionCode>();
        var next = new ArrayDeque<>(List.of(top));
        while (!next.isEmpty()) {
            var code = next.remove();
            if (!found.contains(code)) {
                found.add(code);
                next.addAll(children.getOrDefault(code, List.of()));
            }
        }
        return List.copyOf(found);
    }
}
