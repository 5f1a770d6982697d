package org.anju.batch;

import java.util.List;
import java.util.Optional;
import org.anju.disclosure.Attachment;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Timeline;

/** The deployed models as the public reads them: their nodes, their diagrams, one hash over models and forms. */
public interface PublishedProcedure {

    /** Every node in the order of the procedure. */
    List<Timeline.Node> timeline();

    /** The numbered node list of B4, with who is responsible for each. */
    List<ProcedureNode> nodes();

    /** The item that a node owes; none for a node whose outcome another node's disclosure tells. */
    Optional<ItemCode> owes(NodeId node);

    /** The diagrams as SVG files, the overview first. */
    List<Attachment> diagrams();

    /** SHA-256 over all models and forms in force, in lower-case hexadecimal. */
    String hash();

    /**
     * A line of the node list.
     *
     * @param role who performs it, as a role code
     * @param item the item that publishes its outcome, or empty
     */
    record ProcedureNode(String node, String name, String nameEn, String role, String item) {}
}
