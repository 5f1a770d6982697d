package org.anju.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.step.WorkList;
import org.anju.step.WorkTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of N07: every entrant, to be found qualified or not. */
@Component
class QualificationList implements WorkList {

    private static final List<String> REASONS =
            List.of("income", "assets", "housing", "residence", "materials", "deceased", "withdrawn", "other");
    private static final List<String> STATES = List.of("pending", "qualified", "refused");

    private final WorkTable table;
    private final Entrants entrants;

    QualificationList(JdbcClient database, Entrants entrants) {
        this.table = new WorkTable(database, "housing.entrant", "decision", List.of("position"), STATES);
        this.entrants = entrants;
    }

    @Override
    public String task() {
        return "Task_ReviewQualification";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "position", "registrationNumber", "name", "householdSize", "tier", "project", "unitType", "reason");
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public Set<String> decided() {
        return Set.of("qualified", "refused");
    }

    @Override
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        return table.page(businessKey, filter, page, size, (row, number) -> {
            var entrant = Entrants.read(row, number);
            var reason = row.getString("reason");
            return new WorkRow(entrant.id(), entrant.decision(), cells(entrant, reason == null ? "" : reason));
        });
    }

    private static Map<String, String> cells(Entrant entrant, String reason) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("position", Integer.toString(entrant.position()));
        cells.put("registrationNumber", entrant.registrationNumber());
        cells.put("name", entrant.applicantName());
        cells.put("householdSize", Integer.toString(entrant.householdSize()));
        cells.put("tier", entrant.tier());
        cells.put("project", entrant.projectName());
        cells.put("unitType", entrant.unitType());
        cells.put("reason", reason);
        return cells;
    }

    @Override
    public List<WorkVerb> verbs() {
        return List.of(
                new WorkVerb("qualify", Map.of(), true),
                new WorkVerb("refuse", Map.of("reason", REASONS), true),
                new WorkVerb("reopen", Map.of(), true));
    }

    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var batch = new BatchNumber(businessKey);
        var reason = arguments.getOrDefault("reason", "");
        if (verb.equals("refuse") && !REASONS.contains(reason)) {
            return rows.stream()
                    .map(row -> new RowResult(row, false, "worklist.result.reason-needed", List.of()))
                    .toList();
        }
        var results = new ArrayList<RowResult>();
        for (var row : rows) {
            var done = switch (verb) {
                case "qualify" -> entrants.decide(batch, row, "qualified", Optional.empty(), officer);
                case "refuse" -> entrants.decide(batch, row, "refused", Optional.of(reason), officer);
                case "reopen" -> entrants.decide(batch, row, "pending", Optional.empty(), officer);
                default -> false;
            };
            results.add(
                    new RowResult(row, done, done ? "worklist.result.done" : "worklist.result.not-here", List.of()));
        }
        return results;
    }
}
