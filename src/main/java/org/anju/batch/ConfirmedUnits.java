package org.anju.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a batch set out to allocate, by project, as it was confirmed; units that move on later change nothing here. */
@Repository
class ConfirmedUnits {

    private final JdbcClient database;
    private final Stock stock;
    private final Projects projects;

    ConfirmedUnits(JdbcClient database, Stock stock, Projects projects) {
        this.database = database;
        this.stock = stock;
        this.projects = projects;
    }

    /** One project: how many units, and the share of each type (套型比例). */
    record Line(String project, int units, String unitTypes) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Outcome outcome, RegionCode region) {
        var lines = lines(region, stock.of(outcome.batch()));
        for (var position = 0; position < lines.size(); position++) {
            var line = lines.get(position);
            database.sql("INSERT INTO housing.confirmed_project VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            outcome.batch().value(),
                            outcome.round(),
                            position + 1,
                            line.project(),
                            line.units(),
                            line.unitTypes())
                    .update();
        }
    }

    List<Line> of(BatchNumber batch, int round) {
        return database.sql(
                        "SELECT * FROM housing.confirmed_project WHERE batch_number = ? AND round = ? ORDER BY position")
                .params(batch.value(), round)
                .query((row, number) ->
                        new Line(row.getString("project_name"), row.getInt("units"), row.getString("unit_types")))
                .list();
    }

    private List<Line> lines(RegionCode region, List<Unit> units) {
        var byProject = units.stream()
                .collect(Collectors.groupingBy(unit -> unit.project().value(), TreeMap::new, Collectors.toList()));
        var lines = new ArrayList<Line>();
        byProject.forEach((code, all) -> lines.add(new Line(
                projects.find(region, new ProjectCode(code)).map(Project::name).orElse(code), all.size(), ratio(all))));
        return lines;
    }

    /** {@code 1R 40套（40.0%）；2R 60套（60.0%）}: every type, its number and its share. */
    static String ratio(List<Unit> units) {
        Map<String, Long> byType =
                units.stream().collect(Collectors.groupingBy(Unit::unitType, TreeMap::new, Collectors.counting()));
        return byType.entrySet().stream()
                .map(type -> "%s %d套（%s%%）"
                        .formatted(
                                type.getKey(),
                                type.getValue(),
                                BigDecimal.valueOf(100 * type.getValue())
                                        .divide(BigDecimal.valueOf(units.size()), 1, RoundingMode.HALF_UP)))
                .collect(Collectors.joining("；"));
    }
}
