package org.anju.notice;

import java.util.ArrayList;
import java.util.Optional;
import org.anju.batch.Outcomes;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Part;
import org.anju.step.Heading;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/** The end of a notice: every objection was decided; how many there were and what became of them is published. */
@Component
class CloseNotice implements Step {

    private final Notices notices;
    private final Objections objections;
    private final Outcomes outcomes;
    private final OfficialClock clock;

    CloseNotice(Notices notices, Objections objections, Outcomes outcomes, OfficialClock clock) {
        this.notices = notices;
        this.objections = objections;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "Task_CloseNotice";
    }

    @Override
    public Steering take(StepTaken taken) {
        var id = NoticeId.parse(taken.businessKey());
        var notice = notices.get(id);
        var raised = objections.of(id);
        var open = raised.stream().filter(each -> each.decision().isEmpty()).count();
        if (open > 0) {
            throw new Refused("notice.close.open-objections", open);
        }
        var upheld = raised.stream()
                .filter(each -> each.decision().filter("upheld"::equals).isPresent())
                .count();
        var headings = new ArrayList<Heading>();
        headings.add(Heading.plain(
                "period",
                "公示期",
                "On notice",
                "%s 至 %s"
                        .formatted(
                                notice.opened().orElseThrow(), notice.lastDay().orElseThrow())));
        headings.add(Heading.plain("objections", "收到异议件数", "Objections received", raised.size()));
        headings.add(Heading.plain("upheld", "异议成立件数", "Objections upheld", upheld));
        headings.addAll(taken.headings());
        notices.close(id);
        // The duty arises from the end of the period, not from the click that looks back on it.
        outcomes.record(
                id.batch(), id.node(), Part.OUTCOME, notice.lastDay().orElseThrow(), headings, Optional.of(taken));
        return Steering.ONWARD;
    }
}
