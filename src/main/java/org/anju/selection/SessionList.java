package org.anju.selection;

import java.util.List;
import org.anju.batch.ListColumns;
import org.anju.batch.NodeList;
import org.anju.batch.Nodes;
import org.anju.batch.Outcome;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.anju.privacy.FieldClass;
import org.springframework.stereotype.Component;

/** The list of N12: who chose, waived or did not come. No room: joined with N11 it would give every winner's door. */
@Component
class SessionList implements NodeList {

    private final Turns turns;

    SessionList(Turns turns) {
        this.turns = turns;
    }

    @Override
    public NodeId node() {
        return Nodes.SELECTION;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ListColumns.POOL,
                ListColumns.POSITION,
                ListColumns.REGISTRATION_NUMBER,
                new Column("outcome", "选房情况", "Outcome", FieldClass.PLAIN),
                ListColumns.PROJECT,
                ListColumns.UNIT_TYPE);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> turns.ofSession(outcome.batch(), outcome.round())
                .forEach(turn -> rows.accept(List.of(
                        turn.pool(),
                        Integer.toString(turn.position()),
                        turn.registrationNumber(),
                        turn.state().label(),
                        turn.projectName(),
                        turn.unitType())));
    }
}
