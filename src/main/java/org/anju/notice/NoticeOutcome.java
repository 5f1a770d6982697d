package org.anju.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.batch.Outcome;
import org.anju.batch.Outcomes;
import org.anju.disclosure.Facts;
import org.anju.disclosure.Material;
import org.anju.disclosure.Matter;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.OwnWords;
import org.anju.disclosure.Part;
import org.anju.step.Heading;
import org.springframework.stereotype.Component;

/**
 * What became of a notice, for whoever publishes it. The duty arises when the period is over; until the notice is
 * closed there is only the count of objections to tell, and that some are still open.
 */
@Component
class NoticeOutcome implements Facts {

    private final Notices notices;
    private final Objections objections;
    private final Outcomes outcomes;

    NoticeOutcome(Notices notices, Objections objections, Outcomes outcomes) {
        this.notices = notices;
        this.objections = objections;
        this.outcomes = outcomes;
    }

    @Override
    public boolean cover(Obligation obligation) {
        return obligation.matter() instanceof Matter.OfNode matter && matter.part() == Part.OUTCOME;
    }

    @Override
    public boolean isComplete(Obligation obligation) {
        return recorded(matter(obligation)).isPresent();
    }

    @Override
    public Material of(Obligation obligation) {
        var matter = matter(obligation);
        return Material.of(recorded(matter).map(Outcome::headings).orElseGet(() -> soFar(matter)));
    }

    private List<Heading> soFar(Matter.OfNode matter) {
        var id = new NoticeId(matter.batch(), matter.node(), matter.round());
        var tally = Tally.of(notices.get(id), objections.of(id));
        var headings = new ArrayList<>(tally.headings());
        headings.add(Heading.plain("open", "尚未处理件数", "Objections still open", tally.open()));
        headings.add(Heading.plain("state", "办理情况", "State", OwnWords.NOTICE_NOT_CLOSED.kept()));
        return headings;
    }

    private Optional<Outcome> recorded(Matter.OfNode matter) {
        return outcomes.find(matter.batch(), matter.node(), matter.part(), matter.round());
    }

    private static Matter.OfNode matter(Obligation obligation) {
        return (Matter.OfNode) obligation.matter();
    }
}
