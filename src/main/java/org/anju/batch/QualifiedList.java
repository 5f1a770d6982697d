package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.springframework.stereotype.Component;

/** The list of N08's public notice: the households found qualified. */
@Component
class QualifiedList implements NodeList {

    private final Entrants entrants;

    QualifiedList(Entrants entrants) {
        this.entrants = entrants;
    }

    @Override
    public NodeId node() {
        return Nodes.QUALIFICATION_NOTICE;
    }

    @Override
    public Part part() {
        return Part.LIST;
    }

    @Override
    public List<Column> columns() {
        return List.of(ListColumns.REGISTRATION_NUMBER, ListColumns.NAME, ListColumns.PROJECT, ListColumns.UNIT_TYPE);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        // Households carved out later stood on the list when it was put up, so their decision does not matter here.
        return rows -> entrants.forEach(outcome.batch(), entrant -> {
            if (entrant.decision().equals("qualified") || entrant.decision().equals("carved-out")) {
                rows.accept(List.of(
                        entrant.registrationNumber(),
                        entrant.applicantName(),
                        entrant.projectName(),
                        entrant.unitType()));
            }
        });
    }
}
