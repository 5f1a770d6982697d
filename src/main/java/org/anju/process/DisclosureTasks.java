package org.anju.process;

import java.time.Instant;
import java.util.Date;
import org.anju.batch.Duties;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.Drafts;
import org.anju.disclosure.DueInstants;
import org.anju.disclosure.Holds;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.ObligationId;
import org.anju.disclosure.ObligationState;
import org.anju.disclosure.Obligations;
import org.anju.disclosure.Part;
import org.anju.disclosure.Publishing;
import org.anju.disclosure.Reminders;

/** The verbs of {@code disclosure-obligation}, and those with which other models raise and await a disclosure. */
@Verbs("disclosureTasks")
public class DisclosureTasks {

    private final Duties duties;
    private final Obligations obligations;
    private final Drafts drafts;
    private final Publishing publishing;
    private final Holds holds;
    private final Reminders reminders;
    private final DueInstants instants;

    DisclosureTasks(
            Duties duties,
            Obligations obligations,
            Drafts drafts,
            Publishing publishing,
            Holds holds,
            Reminders reminders,
            DueInstants instants) {
        this.duties = duties;
        this.obligations = obligations;
        this.drafts = drafts;
        this.publishing = publishing;
        this.holds = holds;
        this.reminders = reminders;
        this.instants = instants;
    }

    @WithTheNode
    public void raise(String batch, String node, String item) {
        duties.raise(new BatchNumber(batch), new NodeId(node), Part.WHOLE, new ItemCode(item));
    }

    public boolean isPublic(String batch, String node) {
        return obligations.isPublic(new BatchNumber(batch), new NodeId(node), Part.WHOLE);
    }

    public boolean allPublic(String batch) {
        return obligations.allPublic(new BatchNumber(batch));
    }

    public boolean isComplete(String obligation) {
        return drafts.isComplete(obligations.lock(ObligationId.parse(obligation)));
    }

    public String draft(String obligation) {
        return drafts.draft(ObligationId.parse(obligation)).code();
    }

    public void publish(String obligation) {
        publishing.publish(ObligationId.parse(obligation));
    }

    public boolean isReadable(String obligation) {
        return obligations.lock(ObligationId.parse(obligation)).state() == ObligationState.PUBLIC;
    }

    public void hold(String obligation) {
        holds.tell(ObligationId.parse(obligation));
    }

    public Date remindsAt(String obligation, int number) {
        return Date.from(instants.remindsAt(ObligationId.parse(obligation), number));
    }

    public void remind(String obligation, int number) {
        var id = ObligationId.parse(obligation);
        if (isTime(instants.remindsAt(id, number))) {
            reminders.remind(id, number);
        }
    }

    public Date lapsesAt(String obligation) {
        return Date.from(instants.lapsesAt(ObligationId.parse(obligation)));
    }

    public boolean lapse(String obligation) {
        var id = ObligationId.parse(obligation);
        return isTime(instants.lapsesAt(id)) && publishing.lapse(id);
    }

    public Date overdueAt(String obligation) {
        return Date.from(instants.overdueAt(ObligationId.parse(obligation)));
    }

    public void recordOverdue(String obligation) {
        var id = ObligationId.parse(obligation);
        if (isTime(instants.overdueAt(id))) {
            reminders.recordOverdue(id);
        }
    }

    /**
     * Whether the instant has come by the calendar in force now; if not, the timer that led here sleeps until it has. By
     * the engine's clock, which made the timer fire: by another it would wake at once, again and again.
     */
    private static boolean isTime(Instant instant) {
        var come = SleepingTimers.isDue(Date.from(instant));
        if (!come) {
            SleepingTimers.sleepAgain();
        }
        return come;
    }
}
