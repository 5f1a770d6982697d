package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.springframework.stereotype.Component;

/** The frozen roster as N09 publishes it: the very bytes that the draw reads. */
@Component
class RosterFile implements NodeList {

    private final Rosters rosters;

    RosterFile(Rosters rosters) {
        this.rosters = rosters;
    }

    @Override
    public NodeId node() {
        return Nodes.ROSTER;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(ListColumns.POOL, ListColumns.TIER, ListColumns.REGISTRATION_NUMBER);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> rosters.sealed(outcome.batch())
                .roster()
                .entries()
                .forEach(entry -> rows.accept(List.of(entry.pool(), entry.tier(), entry.registrationNumber())));
    }

    @Override
    public List<Attachment> attachments(Outcome outcome) {
        return List.of(new Attachment(
                "roster.csv",
                "text/csv",
                rosters.sealed(outcome.batch()).roster().csv()));
    }
}
