package org.anju.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.step.WorkList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work list of N12: whose turn it is, who signed in, what was chosen, waived, or called in vain. */
@Component
class TurnList implements WorkList {

    private final Turns turns;
    private final FreeUnits units;

    TurnList(Turns turns, FreeUnits units) {
        this.turns = turns;
        this.units = units;
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
        return List.of("waiting", "signed-in", "chosen", "waived", "absent");
    }

    @Override
    public WorkPage page(String businessKey, WorkFilter filter, int page, int size) {
        var batch = new BatchNumber(businessKey);
        var labels = labels(batch);
        var matching = turns.of(batch).stream()
                .filter(turn -> turn.registrationNumber().contains(filter.text().strip())
                        || turn.applicantName().contains(filter.text().strip()))
                .toList();
        var byState = new LinkedHashMap<String, Long>();
        states().forEach(state -> byState.put(
                state,
                matching.stream()
                        .filter(turn -> turn.state().code().equals(state))
                        .count()));
        var shown = matching.stream()
                .filter(turn -> filter.state().isEmpty() || turn.state().code().equals(filter.state()))
                .toList();
        var rows = shown.stream()
                .skip((long) page * size)
                .limit(size)
                .map(turn -> row(turn, labels))
                .toList();
        return new WorkPage(rows, shown.size(), byState);
    }

    private Map<UUID, String> labels(BatchNumber batch) {
        var labels = new LinkedHashMap<UUID, String>();
        units.all(batch).forEach(unit -> labels.put(unit.id().value(), unit.address()));
        return labels;
    }

    private static WorkRow row(Turn turn, Map<UUID, String> labels) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("pool", turn.pool());
        cells.put("position", Integer.toString(turn.position()));
        cells.put("registrationNumber", turn.registrationNumber());
        cells.put("name", turn.applicantName());
        cells.put("project", turn.projectName());
        cells.put("unitType", turn.unitType());
        cells.put("unit", turn.unit().map(unit -> labels.getOrDefault(unit, "")).orElse(""));
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
        turns.of(batch).stream()
                .filter(turn -> turn.id().equals(row) && input.equals("unit"))
                .flatMap(turn -> units.of(batch, turn.pool()).stream())
                .forEach(
                        unit -> choices.put(unit.id().toString(), "%s · %s m²".formatted(unit.address(), unit.area())));
        return choices;
    }

    @Override
    @Transactional
    public List<RowResult> apply(
            String businessKey, String verb, Set<UUID> rows, Map<String, String> arguments, UUID officer) {
        var batch = new BatchNumber(businessKey);
        var results = new ArrayList<RowResult>();
        for (var turn : inOrder(batch, rows)) {
            results.add(applied(batch, turn, verb, arguments, officer));
        }
        return results;
    }

    /** Bulk verbs act in the order of the turns, so that one who goes first does not wait for one who comes later. */
    private List<Turn> inOrder(BatchNumber batch, Set<UUID> rows) {
        return turns.of(batch).stream().filter(turn -> rows.contains(turn.id())).toList();
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
        var outOfTurn = !verb.equals("sign-in") && turns.waitingBefore(batch, turn) > 0;
        return outOfTurn ? Optional.of("selection.not-yet") : Optional.empty();
    }

    private RowResult choose(BatchNumber batch, Turn turn, String label, UUID officer) {
        if (turn.state() != Turn.State.SIGNED_IN) {
            return new RowResult(turn.id(), false, "selection.not-signed-in", List.of());
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
