package org.anju.stock;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;
import org.anju.tabular.Complaint;
import org.anju.tabular.Fault;
import org.anju.tabular.Line;
import org.springframework.stereotype.Component;

/** One project or one unit by form: the same rules as by file. */
@Component
public class UnitForm {

    private final Stock stock;
    private final Projects projects;

    UnitForm(Stock stock, Projects projects) {
        this.stock = stock;
        this.projects = projects;
    }

    /** The words of the fields that take one of a few. */
    public Map<String, List<String>> choices() {
        return Map.of(
                ProjectSheet.HOUSING_TYPE.key(),
                Arrays.stream(HousingType.values()).map(HousingType::notice).toList(),
                UnitSheet.STATE.key(),
                List.of("待分配", "已分配", "预留", "维修"));
    }

    /** What is wrong, or nothing if the project was added. */
    public List<Fault> addProject(RegionCode region, Map<String, String> typed, String officer) {
        var line = ProjectSheet.TEMPLATE.line(typed);
        var project = ProjectSheet.read(region, line);
        if (project.isPresent() && !projects.add(project.get(), officer)) {
            if (projects.find(region, project.get().code()).isPresent()) {
                line.fault(
                        ProjectSheet.CODE,
                        Complaint.of("stock.project.known", project.get().code()));
            } else {
                line.fault(
                        ProjectSheet.NAME,
                        Complaint.of("stock.project.name-known", project.get().name()));
            }
        }
        return line.faults();
    }

    /** What became of a form: a unit, or everything that is wrong. */
    public record Added(Optional<UnitId> unit, List<Fault> faults) {}

    public Added addUnit(RegionCode region, Map<String, String> typed, String officer) {
        var line = UnitSheet.TEMPLATE.line(typed);
        var added = UnitSheet.read(line).flatMap(unit -> add(region, unit, officer, line));
        return new Added(added, line.faults());
    }

    private Optional<UnitId> add(RegionCode region, NewUnit unit, String officer, Line line) {
        if (projects.find(region, unit.project()).isEmpty()) {
            line.fault(UnitSheet.PROJECT, Complaint.of("stock.project.unknown", unit.project()));
            return Optional.empty();
        }
        var added = stock.add(region, unit, officer);
        if (added.isEmpty()) {
            line.fault(UnitSheet.ROOM, Complaint.of("stock.unit.known", unit.room()));
        }
        return added;
    }
}
