package org.anju.notice;

import java.util.ArrayList;
import java.util.Optional;
import org.anju.batch.BatchVoiding;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.OwnWords;
import org.anju.step.Heading;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A batch that is voided ends its notices. Where the period was over, the duty to publish the outcome has arisen and
 * lives on: it now tells that the notice was cancelled, since nobody will close it any more.
 */
@Component
class NoticesOfAVoidedBatch {

    private final Notices notices;
    private final Objections objections;
    private final Obligations obligations;

    NoticesOfAVoidedBatch(Notices notices, Objections objections, Obligations obligations) {
        this.notices = notices;
        this.objections = objections;
        this.obligations = obligations;
    }

    @EventListener
    void on(BatchVoiding event) {
        notices.of(event.batch()).stream().filter(Notice::isOpen).forEach(this::end);
    }

    private void end(Notice notice) {
        if (obligations.of(notice.outcome(), Notice.ITEM).isEmpty()) {
            notices.close(notice.id());
            return;
        }
        var tally = Tally.of(notice, objections.of(notice.id()));
        var headings = new ArrayList<>(tally.headings());
        headings.add(Heading.plain("open", "未处理件数", "Objections left open", tally.open()));
        headings.add(Heading.plain("state", "办理情况", "State", OwnWords.NOTICE_CANCELLED.kept()));
        notices.close(notice, headings, Optional.empty());
    }
}
