package org.anju.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Part;
import org.anju.step.Heading;

/**
 * What one execution of a node decided.
 *
 * @param occurredOn the fact's own day, from which the disclosure's clock runs; may lie before {@code recordedAt}
 */
public record Outcome(
        BatchNumber batch,
        NodeId node,
        Part part,
        int round,
        LocalDate occurredOn,
        Instant recordedAt,
        List<Heading> headings) {}
