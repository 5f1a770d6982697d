package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.springframework.stereotype.Component;

/** The order as N10 publishes it, with the bytes of order.csv and of the roster it was drawn from. */
@Component
class OrderFile implements NodeList {

    private final Orders orders;
    private final Rosters rosters;

    OrderFile(Orders orders, Rosters rosters) {
        this.orders = orders;
        this.rosters = rosters;
    }

    @Override
    public NodeId node() {
        return Nodes.ORDER;
    }

    @Override
    public Part part() {
        return Part.WHOLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(ListColumns.POOL, ListColumns.POSITION, ListColumns.TIER, ListColumns.REGISTRATION_NUMBER);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> drawn(outcome)
                .order()
                .places()
                .forEach(place -> rows.accept(List.of(
                        place.pool(), Integer.toString(place.position()), place.tier(), place.registrationNumber())));
    }

    @Override
    public List<Attachment> attachments(Outcome outcome) {
        return List.of(
                new Attachment("order.csv", "text/csv", drawn(outcome).order().csv()),
                new Attachment(
                        "roster.csv",
                        "text/csv",
                        rosters.sealed(outcome.batch()).roster().csv()));
    }

    private Orders.Drawn drawn(Outcome outcome) {
        return orders.of(outcome.batch()).orElseThrow();
    }
}
