package org.anju.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.disclosure.BatchNumber;
import org.anju.step.WorkList;
import org.anju.step.WorkTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of N16: every allocation, to be signed or forfeited. A forfeited unit goes back to the stock. */
@Component
class HandoverList implements WorkList {

    private static final List<String> STATES = List.of("pending", "signed", "forfeited");

    private final Allocations allocations;
    private final OneHome oneHome;
    private final WorkTable table;

    HandoverList(JdbcClient database, Allocations allocations, OneHome oneHome) {
        this.allocations = allocations;
        this.oneHome = oneHome;
        this.table = new WorkTable(database, "housing.allocation", "handover", List.of("position"), STATES);
    }

    @Override
    public String task() {
        return "Task_RecordHandover";
    }

    @Override
    public List<String> columns() {
        return List.of("position", "registrationNumber", "name", "project", "unitType", "area");
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public Set<String> decided() {
        return Set.of("signed", "forfeited");
    }

    @Override
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        return table.page(businessKey, filter, page, size, (row, number) -> row(Allocations.read(row, number)));
    }

    private static WorkRow row(Allocation allocation) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("position", Integer.toString(allocation.position()));
        cells.put("registrationNumber", allocation.registrationNumber());
        cells.put("name", allocation.applicantName());
        cells.put("project", allocation.projectName());
        cells.put("unitType", allocation.unitType());
        cells.put("area", allocation.area().toPlainString());
        return new WorkRow(allocation.id(), allocation.handover(), cells);
    }

    @Override
    public List<WorkVerb> verbs() {
        return List.of(
                new WorkVerb("sign", Map.of(), true),
                new WorkVerb("forfeit", Map.of(), true),
                new WorkVerb("reopen", Map.of(), true));
    }

    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var batch = new BatchNumber(businessKey);
        var outcome = switch (verb) {
            case "sign" -> "signed";
            case "forfeit" -> "forfeited";
            default -> "pending";
        };
        var results = new ArrayList<RowResult>();
        var here = allocations.of(batch, rows);
        for (var allocation : here) {
            results.add(applied(batch, allocation, outcome));
        }
        var found = here.stream().map(Allocation::id).collect(Collectors.toSet());
        rows.stream()
                .filter(row -> !found.contains(row))
                .forEach(row -> results.add(new RowResult(row, false, "worklist.result.not-here", List.of())));
        return results;
    }

    private RowResult applied(BatchNumber batch, Allocation allocation, String outcome) {
        // What was forfeited and is open again is a home, too.
        var refusal = outcome.equals("forfeited")
                ? Optional.<RowResult>empty()
                : oneHome.refusal(batch, allocation.registrationNumber(), allocation.id());
        return refusal.orElseGet(() -> {
            allocations.handOver(batch, allocation.id(), outcome);
            return new RowResult(allocation.id(), true, "worklist.result.done", List.of());
        });
    }
}
