package org.anju.notice;

import java.util.ArrayList;
import java.util.Optional;
import org.anju.step.Refused;
import org.anju.step.Steering;
import org.anju.step.Step;
import org.anju.step.StepTaken;
import org.springframework.stereotype.Component;

/**
 * The end of a notice: every objection was decided. The duty to publish that arose when the period was over; the click
 * supplies what it has to tell.
 */
@Component
class CloseNotice implements Step {

    private final Notices notices;
    private final Objections objections;

    CloseNotice(Notices notices, Objections objections) {
        this.notices = notices;
        this.objections = objections;
    }

    @Override
    public String task() {
        return "Task_CloseNotice";
    }

    @Override
    public Steering take(StepTaken taken) {
        var id = NoticeId.parse(taken.businessKey());
        var notice = notices.get(id);
        var tally = Tally.of(notice, objections.of(id));
        if (tally.open() > 0) {
            throw new Refused("notice.close.open-objections", tally.open());
        }
        var headings = new ArrayList<>(tally.headings());
        headings.addAll(taken.headings());
        notices.close(notice, headings, Optional.of(taken));
        return Steering.ONWARD;
    }
}
