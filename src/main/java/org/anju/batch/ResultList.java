package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.anju.privacy.FieldClass;
import org.springframework.stereotype.Component;

/** The list of B6: name, housing type, area and project. No ID number and no room. */
@Component
class ResultList implements NodeList {

    private final Batches batches;
    private final Allocations allocations;

    ResultList(Batches batches, Allocations allocations) {
        this.batches = batches;
        this.allocations = allocations;
    }

    @Override
    public NodeId node() {
        return Nodes.RESULT;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ListColumns.POSITION,
                ListColumns.REGISTRATION_NUMBER,
                new Column("name", "分配对象姓名", "Allocated to", FieldClass.NAME),
                new Column("housingType", "保障性住房类型", "Housing type", FieldClass.PLAIN),
                ListColumns.AREA,
                new Column("project", "所在建设项目名称", "Project", FieldClass.PLAIN));
    }

    @Override
    public RowSource rows(Outcome outcome) {
        var type = batches.get(outcome.batch()).planned().housingType().notice();
        return rows -> allocations
                .of(outcome.batch())
                .forEach(allocation -> rows.accept(List.of(
                        Integer.toString(allocation.position()),
                        allocation.registrationNumber(),
                        allocation.applicantName(),
                        type,
                        allocation.area().toPlainString(),
                        allocation.projectName())));
    }
}
