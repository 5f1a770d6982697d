package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;
import org.springframework.stereotype.Component;

/** The list of N11's public notice: the order with names; the tier by its collective name, never anyone's ground. */
@Component
class OrderNoticeList implements NodeList {

    private final Orders orders;
    private final Entrants entrants;

    OrderNoticeList(Orders orders, Entrants entrants) {
        this.orders = orders;
        this.entrants = entrants;
    }

    @Override
    public NodeId node() {
        return Nodes.ORDER_NOTICE;
    }

    @Override
    public Part part() {
        return Part.LIST;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                ListColumns.POOL,
                ListColumns.POSITION,
                ListColumns.REGISTRATION_NUMBER,
                ListColumns.NAME,
                ListColumns.TIER);
    }

    @Override
    public RowSource rows(Outcome outcome) {
        return rows -> {
            var names = new java.util.HashMap<String, String>();
            entrants.forEach(
                    outcome.batch(), entrant -> names.put(entrant.registrationNumber(), entrant.applicantName()));
            orders.of(outcome.batch())
                    .orElseThrow()
                    .order()
                    .places()
                    .forEach(place -> rows.accept(List.of(
                            place.pool(),
                            Integer.toString(place.position()),
                            place.registrationNumber(),
                            names.getOrDefault(place.registrationNumber(), ""),
                            place.tier())));
        };
    }
}
