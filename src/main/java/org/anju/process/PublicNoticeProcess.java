package org.anju.process;

import org.anju.notice.NoticeMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps {@code public-notice} in step with the notices. */
@Component
class PublicNoticeProcess {

    private final RunningCases cases;

    PublicNoticeProcess(RunningCases cases) {
        this.cases = cases;
    }

    /** A changed calendar moves the end of the period in the transaction that counted it again. */
    @EventListener
    void on(NoticeMoved event) {
        cases.moveTimers(event.notice().toString());
    }
}
