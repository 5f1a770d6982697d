package org.anju.notice;

import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;

/** The identity of a notice, {@code batch/node/round}; also the business key of its process instance. */
public record NoticeId(BatchNumber batch, NodeId node, int round) {

    /** The inverse of {@link #toString}. */
    public static NoticeId parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A notice is named batch/node/round.");
        }
        return new NoticeId(new BatchNumber(parts[0]), new NodeId(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return "%s/%s/%d".formatted(batch, node, round);
    }
}
