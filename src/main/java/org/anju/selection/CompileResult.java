package org.anju.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.batch.Allocation;
import org.anju.batch.Allocations;
import org.anju.batch.Batches;
import org.anju.batch.Stage;
import org.anju.disclosure.BatchNumber;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.anju.stock.Unit;
import org.springframework.stereotype.Component;

/** N14, first half: the result is compiled from the turns in which a unit was chosen. */
@Component
class CompileResult implements Step {

    private final Turns turns;
    private final FreeUnits units;
    private final Batches batches;
    private final Allocations allocations;

    CompileResult(Turns turns, FreeUnits units, Batches batches, Allocations allocations) {
        this.turns = turns;
        this.units = units;
        this.batches = batches;
        this.allocations = allocations;
    }

    @Override
    public String task() {
        return "Task_CompileResult";
    }

    @Override
    public Steering take(StepTaken taken) {
        var batch = new BatchNumber(taken.businessKey());
        var byId = units.all(batch).stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), Function.identity()));
        List<Allocation> compiled = new ArrayList<>();
        for (var turn : turns.of(batch)) {
            turn.unit().map(byId::get).ifPresent(unit -> compiled.add(allocation(compiled.size() + 1, turn, unit)));
        }
        allocations.compile(batch, compiled, taken.officer());
        batches.enter(batch, Stage.RESULT);
        return Steering.ONWARD;
    }

    private static Allocation allocation(int position, Turn turn, Unit unit) {
        return new Allocation(
                UUID.randomUUID(),
                position,
                turn.registrationNumber(),
                turn.applicantName(),
                unit.id().value(),
                turn.projectName(),
                unit.unitType(),
                unit.area(),
                "pending");
    }
}
