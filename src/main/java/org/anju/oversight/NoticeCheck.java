package org.anju.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.batch.Batches;
import org.anju.batch.Duties;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Obligations;
import org.anju.notice.Notice;
import org.anju.notice.Notices;
import org.anju.process.BatchCases;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every notice that nobody has closed runs; it has the timer that its last day asks for, and then owes its outcome. */
@Component
@Order(5)
class NoticeCheck implements Check {

    private final Notices notices;
    private final Batches batches;
    private final BatchCases cases;
    private final Obligations obligations;
    private final Duties duties;
    private final OfficialClock clock;

    NoticeCheck(
            Notices notices,
            Batches batches,
            BatchCases cases,
            Obligations obligations,
            Duties duties,
            OfficialClock clock) {
        this.notices = notices;
        this.batches = batches;
        this.cases = cases;
        this.obligations = obligations;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public List<Difference> differences(Instant settled) {
        var differences = new ArrayList<Difference>();
        var running = cases.notices();
        for (var notice :
                notices.unclosed().stream().filter(this::isOfARunningBatch).toList()) {
            var timers = running.get(notice.id().toString());
            if (timers == null) {
                differences.add(difference(Difference.Kind.NOTICE_NOT_RUNNING, notice, Optional.empty()));
            } else if (isMistimed(notice, timers)) {
                differences.add(difference(
                        Difference.Kind.PERIOD_TIMER_WRONG,
                        notice,
                        Optional.of(() -> cases.moveTimers(notice.id().toString()))));
            }
            if (isOver(notice, settled)
                    && obligations.of(notice.outcome(), Notice.ITEM).isEmpty()) {
                differences.add(difference(
                        Difference.Kind.NOTICE_OUTCOME_NOT_OWED, notice, Optional.of(() -> raiseOutcome(notice))));
            }
        }
        return differences;
    }

    /** A batch that is being voided ends its notices before it says so of itself. */
    private boolean isOfARunningBatch(Notice notice) {
        return batches.find(notice.id().batch())
                .filter(batch -> batch.stage().isRunning() && batch.voiding().isEmpty())
                .isPresent();
    }

    /** While the last day waits to be counted by another calendar, its timer may wait too. */
    private boolean isMistimed(Notice notice, Set<Instant> timers) {
        var due = timers.stream().filter(clock.instant()::isBefore).toList();
        return !due.isEmpty()
                && notice.opened().isPresent()
                && notice.overAt().equals(Optional.of(notices.overAt(notice.id())))
                && !due.equals(notice.overAt().stream().toList());
    }

    private static boolean isOver(Notice notice, Instant settled) {
        return notice.overAt().filter(settled::isAfter).isPresent();
    }

    /** As the end of the period does, whoever has closed it or not; it is owed once, however often it is raised. */
    private void raiseOutcome(Notice notice) {
        var over = notices.counted(notice.id());
        if (isOver(over, clock.instant())) {
            duties.raise(over.outcome(), Notice.ITEM, over.lastDay().orElseThrow());
        }
    }

    private static Difference difference(Difference.Kind kind, Notice notice, Optional<Runnable> repair) {
        return new Difference(kind, notice.id().toString(), Optional.of(notice.region()), repair);
    }
}
