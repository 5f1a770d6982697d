package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.anju.privacy.FieldClass;
import org.anju.privacy.Seal;
import org.springframework.stereotype.Component;

/** The list of B2.2: who signed up, for which project. Never the ground of a priority. */
@Component
class SignUpList implements NodeList {

    private final Entrants entrants;
    private final Seal seal;

    SignUpList(Entrants entrants, Seal seal) {
        this.entrants = entrants;
        this.seal = seal;
    }

    @Override
    public NodeId node() {
        return Nodes.SIGN_UP_CLOSED;
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
                ListColumns.NAME,
                ListColumns.ID_NUMBER,
                new Column("project", "申请租购项目名称", "Project applied for", FieldClass.PLAIN),
                ListColumns.UNIT_TYPE);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> entrants.forEach(
                outcome.batch(),
                entrant -> rows.accept(List.of(
                        Integer.toString(entrant.position()),
                        entrant.registrationNumber(),
                        entrant.applicantName(),
                        seal.open(entrant.idNumber(), Entrant.ID_NUMBER),
                        entrant.projectName(),
                        entrant.unitType())));
    }
}
