package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.anju.privacy.FieldClass;
import org.springframework.stereotype.Component;

/** The list of B3.2: the units of the batch, one line per project. */
@Component
class UnitList implements NodeList {

    private final Batches batches;
    private final ConfirmedUnits confirmed;

    UnitList(Batches batches, ConfirmedUnits confirmed) {
        this.batches = batches;
        this.confirmed = confirmed;
    }

    @Override
    public NodeId node() {
        return Nodes.UNITS;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("batch", "分配批次", "Batch", FieldClass.PLAIN),
                new Column("housingType", "保障房类型", "Housing type", FieldClass.PLAIN),
                new Column("plannedPeriod", "分配时间", "Planned period", FieldClass.PLAIN),
                new Column("project", "建设项目名称", "Project", FieldClass.PLAIN),
                new Column("units", "住房套数", "Units", FieldClass.PLAIN),
                new Column("unitTypes", "套型比例", "Unit types", FieldClass.PLAIN));
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> {
            var plan = batches.get(outcome.batch()).planned();
            confirmed
                    .of(outcome.batch(), outcome.round())
                    .forEach(line -> rows.accept(List.of(
                            plan.title(),
                            plan.housingType().notice(),
                            plan.plannedPeriod(),
                            line.project(),
                            Integer.toString(line.units()),
                            line.unitTypes())));
        };
    }
}
