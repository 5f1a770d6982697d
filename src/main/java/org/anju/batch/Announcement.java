package org.anju.batch;

import java.time.LocalDate;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** N04 to N06, as far as nobody needs to click: the announcement, the sign-up that opens, and the list that closes. */
@Component
public class Announcement {

    private final Procedures procedures;
    private final Outcomes outcomes;
    private final Timeline timeline;
    private final OfficialClock clock;

    Announcement(Procedures procedures, Outcomes outcomes, Timeline timeline, OfficialClock clock) {
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** N04: the announcement is what the approved procedure says of place, price, time and papers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(BatchNumber batch) {
        var said = outcomes.kept(batch, "Task_DraftProcedure").stream()
                .filter(heading -> java.util.Set.of(
                                "location",
                                "rent",
                                "signUpOpensOn",
                                "signUpClosesOn",
                                "whatToBring",
                                "contact",
                                "phone")
                        .contains(heading.key()))
                .toList();
        outcomes.record(batch, Nodes.ANNOUNCEMENT, clock.today(), said);
        timeline.began(batch, new NodeId("N05"));
    }

    /** The first instant at which households may sign up. */
    public java.time.Instant opensAt(BatchNumber batch) {
        return startOf(procedures.get(batch).signUpOpensOn());
    }

    /** The first instant at which they no longer may: 24:00 of the last day. */
    public java.time.Instant closesAt(BatchNumber batch) {
        return startOf(procedures.get(batch).signUpClosesOn().plusDays(1));
    }

    private static java.time.Instant startOf(LocalDate day) {
        return day.atStartOfDay(OfficialClock.ZONE).toInstant();
    }
}
