package org.anju.process;

import java.util.Date;
import org.anju.batch.Duties;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Part;
import org.anju.notice.Notice;
import org.anju.notice.NoticeId;
import org.anju.notice.Notices;

/** The verbs of {@code public-notice}; its business key is the notice. */
@Verbs("noticeTasks")
public class NoticeTasks {

    private final Notices notices;
    private final Duties duties;
    private final Obligations obligations;

    NoticeTasks(Notices notices, Duties duties, Obligations obligations) {
        this.notices = notices;
        this.duties = duties;
        this.obligations = obligations;
    }

    /** Announces the notice of a batch's node and returns its id, which becomes the called instance's business key. */
    public String announce(String batch, String node) {
        return notices.announce(new BatchNumber(batch), new NodeId(node)).toString();
    }

    @WithTheNode
    public void raiseList(String notice) {
        var id = NoticeId.parse(notice);
        duties.raise(id.batch(), id.node(), Part.LIST, Notice.ITEM);
    }

    public boolean isListPublic(String notice) {
        var id = NoticeId.parse(notice);
        return obligations.isPublic(id.batch(), id.node(), Part.LIST);
    }

    public void begin(String notice) {
        notices.open(NoticeId.parse(notice));
    }

    public Date endsAt(String notice) {
        return Date.from(notices.overAt(NoticeId.parse(notice)));
    }

    /** The period is over: what became of it is owed from its last day on, whoever has closed it or not. */
    @WithTheNode
    public void raiseOutcome(String notice) {
        var over = notices.counted(NoticeId.parse(notice));
        duties.raise(over.outcome(), Notice.ITEM, over.lastDay().orElseThrow());
    }
}
