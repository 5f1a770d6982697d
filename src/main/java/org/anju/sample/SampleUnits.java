package org.anju.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.disclosure.HousingType;

/** Invented projects and their units, the same ones for the same count. */
public final class SampleUnits {

    private static final String[] TYPES = {"1R", "2R", "2R", "3R"};
    private static final String[] AREAS = {"38.50", "52.80", "58.60", "71.20"};
    private static final int FLOORS = 11;
    private static final int ENTRANCES = 2;

    private SampleUnits() {}

    /** An invented project. */
    public record SampleProject(
            String code, String name, HousingType housingType, String address, LocalDate completedOn) {}

    /** The cells of a line of 房源清单. */
    public record SampleUnit(
            String project, String building, String entrance, String room, String unitType, String area, int floor) {

        public List<String> cells() {
            return List.of(project, building, entrance, room, unitType, area, String.valueOf(floor), "", "");
        }
    }

    public static List<SampleProject> projects() {
        return List.of(
                project("XHY-1", "杏花苑一期", "清河县杏花路18号", 2024),
                project("QHJ-1", "清河家园", "清河县滨河北路6号", 2025),
                project("AJL-2", "安居里二期", "清河县育才街101号", 2025));
    }

    /** So many units, spread over the projects, from the building with that number on. */
    public static List<SampleUnit> units(int count, int firstBuilding) {
        var units = new ArrayList<SampleUnit>();
        for (var building = firstBuilding; units.size() < count; building++) {
            var project = projects().get((building - firstBuilding) % projects().size());
            addBuilding(units, project.code(), building + "栋");
        }
        return List.copyOf(units.subList(0, count));
    }

    private static void addBuilding(List<SampleUnit> units, String project, String building) {
        for (var floor = 1; floor <= FLOORS; floor++) {
            for (var entrance = 1; entrance <= ENTRANCES; entrance++) {
                for (var door = 0; door < TYPES.length; door++) {
                    units.add(new SampleUnit(
                            project,
                            building,
                            entrance + "单元",
                            "%d%02d".formatted(floor, door + 1),
                            TYPES[door],
                            AREAS[door],
                            floor));
                }
            }
        }
    }

    private static SampleProject project(String code, String name, String address, int year) {
        return new SampleProject(code, name, HousingType.PUBLIC_RENTAL, address, LocalDate.of(year, 6, 30));
    }
}
