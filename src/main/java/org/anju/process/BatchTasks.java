package org.anju.process;

import java.util.Date;
import org.anju.batch.Announcement;
import org.anju.batch.Result;
import org.anju.batch.SignUpClosing;
import org.anju.batch.Voiding;
import org.anju.disclosure.BatchNumber;

/** The verbs of {@code allocation-batch} and its phases. */
@Verbs("batchTasks")
public class BatchTasks {

    private final Announcement announcement;
    private final SignUpClosing signUpClosing;
    private final Result result;
    private final Voiding voiding;

    BatchTasks(Announcement announcement, SignUpClosing signUpClosing, Result result, Voiding voiding) {
        this.announcement = announcement;
        this.signUpClosing = signUpClosing;
        this.result = result;
        this.voiding = voiding;
    }

    public void announce(String batch) {
        announcement.announce(new BatchNumber(batch));
    }

    public Date signUpOpensAt(String batch) {
        return Date.from(announcement.opensAt(new BatchNumber(batch)));
    }

    public Date signUpClosesAt(String batch) {
        return Date.from(announcement.closesAt(new BatchNumber(batch)));
    }

    public void closeSignUp(String batch) {
        signUpClosing.close(new BatchNumber(batch));
    }

    public void recordResult(String batch) {
        result.record(new BatchNumber(batch));
    }

    public void recordVoid(String batch) {
        voiding.record(new BatchNumber(batch));
    }
}
