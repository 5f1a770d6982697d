package org.anju.batch;

import java.util.List;
import java.util.Map;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.anju.privacy.FieldClass;
import org.springframework.stereotype.Component;

/** The node list of B4, generated from the models in force, with their diagrams. */
@Component
class ProcedureList implements NodeList {

    /** The roles as the public reads them; what no person does, the system does. */
    private static final Map<String, String> RESPONSIBLE = Map.of(
            "intake", "受理",
            "officer", "经办",
            "reviewer", "公开审查",
            "director", "分管领导",
            "supervisor", "监督",
            "notary", "公证");

    private final PublishedProcedure models;
    private final Procedures procedures;

    ProcedureList(PublishedProcedure models, Procedures procedures) {
        this.models = models;
        this.procedures = procedures;
    }

    @Override
    public NodeId node() {
        return Nodes.PROCEDURE;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ListColumns.POSITION,
                new Column("node", "节点", "Node", FieldClass.PLAIN),
                new Column("name", "名称", "Name", FieldClass.PLAIN),
                new Column("role", "责任主体", "Responsible", FieldClass.PLAIN),
                new Column("disclosure", "公开事项与时限", "Disclosure and limit", FieldClass.PLAIN),
                new Column("plannedOn", "计划完成日期", "Planned end", FieldClass.PLAIN));
    }

    @Override
    public RowSource rows(Outcome outcome) {
        var planned = procedures.get(outcome.batch()).plan();
        var nodes = models.nodes();
        return rows -> {
            for (var i = 0; i < nodes.size(); i++) {
                var node = nodes.get(i);
                var day = planned.get(new NodeId(node.node()));
                rows.accept(List.of(
                        Integer.toString(i + 1),
                        node.node(),
                        node.name(),
                        RESPONSIBLE.getOrDefault(node.role(), "系统"),
                        node.item().isEmpty() ? "不单独公开" : node.item() + "，节点办结后20个工作日内",
                        day == null ? "" : day.toString()));
            }
        };
    }

    @Override
    public List<Attachment> attachments(Outcome outcome) {
        return models.diagrams();
    }
}
