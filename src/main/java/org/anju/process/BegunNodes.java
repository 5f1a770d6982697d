package org.anju.process;

import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A node has begun when its task has come up: the public sees where a batch stands while it stands there, and not only
 * once the node has ended.
 */
@Component
class BegunNodes {

    private final Timeline timeline;

    BegunNodes(Timeline timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(TaskOpened opened) {
        if (BatchNumber.looksLike(opened.businessKey())) {
            opened.begins().ifPresent(node -> timeline.began(new BatchNumber(opened.businessKey()), new NodeId(node)));
        }
    }
}
