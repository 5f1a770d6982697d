package org.anju.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.disclosure.BatchNumber;
import org.anju.step.WorkList;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.anju.stock.UnitId;
import org.anju.stock.UnitState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of N02: the region's free units of the batch's housing type, and those it has taken. */
@Component
class UnitChoice implements WorkList {

    private final Batches batches;
    private final Stock stock;
    private final Projects projects;

    UnitChoice(Batches batches, Stock stock, Projects projects) {
        this.batches = batches;
        this.stock = stock;
        this.projects = projects;
    }

    @Override
    public String task() {
        return "Task_ConfirmUnits";
    }

    @Override
    public List<String> columns() {
        return List.of("project", "address", "unitType", "area", "floor");
    }

    @Override
    public List<String> states() {
        return List.of(UnitState.FREE.code(), UnitState.IN_BATCH.code());
    }

    @Override
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        var batch = batches.get(new BatchNumber(businessKey));
        var offered = offered(batch);
        var matching = units(batch, offered).stream()
                .filter(unit -> words(unit, offered).contains(filter.text().strip()))
                .toList();
        var byState = new LinkedHashMap<String, Long>();
        states().forEach(state -> byState.put(
                state,
                matching.stream()
                        .filter(unit -> unit.state().code().equals(state))
                        .count()));
        var shown = matching.stream()
                .filter(unit -> filter.state().isEmpty() || unit.state().code().equals(filter.state()))
                .toList();
        var rows = shown.stream()
                .skip((long) page * size)
                .limit(size)
                .map(unit -> row(unit, offered))
                .toList();
        return new WorkPage(rows, shown.size(), byState);
    }

    private Map<ProjectCode, Project> offered(Batch batch) {
        return projects.of(batch.region()).stream()
                .filter(project -> batch.plan()
                        .filter(plan -> plan.housingType() == project.housingType())
                        .isPresent())
                .collect(Collectors.toMap(Project::code, Function.identity()));
    }

    private List<Unit> units(Batch batch, Map<ProjectCode, Project> offered) {
        var units = new ArrayList<>(stock.of(batch.number()));
        stock.free(batch.region()).stream()
                .filter(unit -> offered.containsKey(unit.project()))
                .forEach(units::add);
        return units;
    }

    private static String words(Unit unit, Map<ProjectCode, Project> offered) {
        return name(unit, offered) + " " + unit.address() + " " + unit.unitType();
    }

    private static String name(Unit unit, Map<ProjectCode, Project> offered) {
        var project = offered.get(unit.project());
        return project == null ? unit.project().value() : project.name();
    }

    private static WorkRow row(Unit unit, Map<ProjectCode, Project> offered) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("project", name(unit, offered));
        cells.put("address", unit.address());
        cells.put("unitType", unit.unitType());
        cells.put("area", unit.area().toPlainString());
        cells.put("floor", Integer.toString(unit.floor()));
        return new WorkRow(unit.id().value(), unit.state().code(), cells);
    }

    @Override
    public List<WorkVerb> verbs() {
        return List.of(new WorkVerb("add", Map.of(), true), new WorkVerb("remove", Map.of(), true));
    }

    /** Adds or gives back what can be; a unit that another batch took meanwhile, or of another type, stays. */
    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var batch = batches.get(new BatchNumber(businessKey));
        var wanted = verb.equals("add") ? UnitState.FREE : UnitState.IN_BATCH;
        var able = units(batch, offered(batch)).stream()
                .filter(unit ->
                        unit.state() == wanted && rows.contains(unit.id().value()))
                .map(Unit::id)
                .collect(Collectors.toSet());
        if (verb.equals("add")) {
            stock.assign(batch.region(), batch.number(), able);
        } else {
            stock.release(batch.number(), able);
        }
        return rows.stream()
                .map(row -> able.contains(new UnitId(row))
                        ? new RowResult(row, true, "worklist.result.done", List.of())
                        : new RowResult(row, false, "worklist.result.not-here", List.of()))
                .toList();
    }
}
