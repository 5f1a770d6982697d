package org.anju.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.batch.OneHome;
import org.anju.disclosure.BatchNumber;
import org.anju.step.WorkList;
import org.anju.step.WorkTable;
import org.anju.stock.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of N12: whose turn it is, who signed in, what was chosen, waived, or called in vain. */
@Component
class TurnList implements WorkList {

    private static final List<String> STATES = List.of("waiting", "signed-in", "chosen", "waived", "absent");

    private final Turns turns;
    private final FreeUnits units;
    private final OneHome oneHome;
    private final WorkTable table;

    TurnList(JdbcClient database, Turns turns, FreeUnits units, OneHome oneHome) {
        this.turns = turns;
        this.units = units;
        this.oneHome = oneHome;
        this.table = new WorkTable(database, "housing.turn", "state", List.of("pool", "position"), STATES);
    }

    @Override
    public String task() {
        return "Task_RunSelectionSession";
    }

    @Override
    public List<String> columns() {
        return List.of("pool", "position", "registrationNumber", "name", "project", "unitType", "unit");
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public Set<String> decided() {
        return Arrays.stream(Turn.State.values())
                .filter(Turn.State::isTaken)
                .map(Turn.State::code)
                .collect(Collectors.toSet());
    }

    @Override
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        var addresses = addresses(new BatchNumber(businessKey));
        return table.page(businessKey, filter, page, size, (row, number) -> row(Turns.read(row, number), addresses));
    }

    private Map<UUID, String> addresses(BatchNumber batch) {
        return units.all(batch).stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), Unit::address));
    }

    private static WorkRow row(Turn turn, Map<UUID, String> addresses) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("pool", turn.pool());
        cells.put("position", Integer.toString(turn.position()));
        cells.put("registrationNumber", turn.registrationNumber());
        cells.put("name", turn.applicantName());
        cells.put("project", turn.projectName());
        cells.put("unitType", turn.unitType());
        cells.put(
                "unit",
                turn.unit().map(unit -> addresses.getOrDefault(unit, "")).orElse(""));
        return new WorkRow(turn.id(), turn.state().code(), cells);
    }

    @Override
    public List<WorkVerb> verbs() {
        return List.of(
                new WorkVerb("sign-in", Map.of(), true),
                new WorkVerb("choose", Map.of("unit", List.of()), false),
                new WorkVerb("waive", Map.of(), true),
                new WorkVerb("absent", Map.of(), true),
                new WorkVerb("reopen", Map.of(), true));
    }

    /** The units that are still free in the pool of the household. */
    @Override
    public Map<String, String> choices(String businessKey, UUID row, String verb, String input) {
        var batch = new BatchNumber(businessKey);
        var choices = new LinkedHashMap<String, String>();
        turns.find(batch, row).stream()
                .filter(turn -> input.equals("unit"))
                .flatMap(turn -> units.of(batch, turn.pool()).stream())
                .forEach(
                        unit -> choices.put(unit.id().toString(), "%s · %s m²".formatted(unit.address(), unit.area())));
        return choices;
    }

    /** Whoever chooses or waives says so; that somebody did not come is found by the office. */
    @Override
    public Map<UUID, String> speaking(String businessKey, String verb, Set<UUID> rows) {
        return Set.of("choose", "waive").contains(verb)
                ? turns.of(new BatchNumber(businessKey), rows).stream()
                        .collect(Collectors.toMap(Turn::id, Turn::registrationNumber))
                : Map.of();
    }

    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var batch = new BatchNumber(businessKey);
        var results = new ArrayList<RowResult>();
        // In the order of the turns, so that one who goes first does not wait for one who comes later.
        for (var turn : turns.of(batch, rows)) {
            results.add(applied(batch, turn, verb, arguments, officer));
        }
        return results;
    }

    private RowResult applied(BatchNumber batch, Turn turn, String verb, Map<String, String> arguments, UUID officer) {
        var objection = objectionTo(batch, turn, verb);
        if (objection.isPresent()) {
            return new RowResult(turn.id(), false, objection.get(), List.of(turn.registrationNumber()));
        }
        if (verb.equals("choose")) {
            return choose(batch, turn, arguments.getOrDefault("unit", ""), officer);
        }
        var next = switch (verb) {
            case "sign-in" -> Turn.State.SIGNED_IN;
            case "waive" -> Turn.State.WAIVED;
            case "absent" -> Turn.State.ABSENT;
            default -> Turn.State.WAITING;
        };
        turns.move(batch, turn, next, Optional.empty(), officer);
        return new RowResult(turn.id(), true, "worklist.result.done", List.of());
    }

    private Optional<String> objectionTo(BatchNumber batch, Turn turn, String verb) {
        if (verb.equals("reopen")) {
            return turns.isOfOpenSession(batch, turn) ? Optional.empty() : Optional.of("selection.session-closed");
        }
        if (turn.state().isTaken()) {
            return Optional.of("selection.turn-taken");
        }
        var outOfTurn = !verb.equals("sign-in") && turns.areWaitingBefore(batch, turn);
        return outOfTurn ? Optional.of("selection.not-yet") : Optional.empty();
    }

    private RowResult choose(BatchNumber batch, Turn turn, String label, UUID officer) {
        if (turn.state() != Turn.State.SIGNED_IN) {
            return new RowResult(turn.id(), false, "selection.not-signed-in", List.of());
        }
        var refusal = oneHome.refusal(batch, turn.registrationNumber(), turn.id());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var unit = units.of(batch, turn.pool()).stream()
                .filter(free -> free.address().equals(label.strip())
                        || free.id().toString().equals(label.strip()))
                .findFirst();
        if (unit.isEmpty()) {
            return new RowResult(turn.id(), false, "selection.unit-not-free", List.of(label));
        }
        turns.move(batch, turn, Turn.State.CHOSEN, unit.map(each -> each.id().value()), officer);
        return new RowResult(turn.id(), true, "worklist.result.done", List.of());
    }
}
