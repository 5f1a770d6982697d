package org.anju.batch;

import java.util.List;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.Column;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.disclosure.RowSource;

/** The list that a node publishes beside its headings. A node without one publishes its headings alone. */
public interface NodeList {

    NodeId node();

    Part part();

    List<Column> columns();

    /** The rows of one round, the same whenever they are asked for. */
    RowSource rows(Outcome outcome);

    default List<Attachment> attachments(Outcome outcome) {
        return List.of();
    }
}
