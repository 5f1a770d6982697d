package org.anju.batch;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.anju.disclosure.BatchNumber;
import org.anju.privacy.Seal;
import org.anju.register.SignUps;
import org.anju.step.Heading;
import org.anju.stock.Project;
import org.anju.stock.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** N06: at 24:00 of the last day sign-up closes by itself, and those who signed up are frozen as they stand. */
@Component
public class SignUpClosing {

    private final Batches batches;
    private final Procedures procedures;
    private final SignUps signUps;
    private final Entrants entrants;
    private final Outcomes outcomes;
    private final Projects projects;
    private final Seal seal;

    SignUpClosing(
            Batches batches,
            Procedures procedures,
            SignUps signUps,
            Entrants entrants,
            Outcomes outcomes,
            Projects projects,
            Seal seal) {
        this.batches = batches;
        this.procedures = procedures;
        this.signUps = signUps;
        this.entrants = entrants;
        this.outcomes = outcomes;
        this.projects = projects;
        this.seal = seal;
    }

    /** Freezes the list; closing again finds it frozen and changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(BatchNumber number) {
        if (entrants.counts(number).all() > 0) {
            return;
        }
        var batch = batches.get(number);
        var names = projects.of(batch.region()).stream()
                .collect(Collectors.toMap(project -> project.code().value(), Project::name));
        var position = new AtomicInteger();
        signUps.of(number, signedUp -> {
            entrants.add(
                    number,
                    new Entrant(
                            UUID.randomUUID(),
                            position.incrementAndGet(),
                            signedUp.household().value(),
                            signedUp.applicant(),
                            seal.seal(signedUp.idNumber(), Entrant.ID_NUMBER),
                            signedUp.householdSize(),
                            signedUp.tier().code(),
                            signedUp.projectCode(),
                            names.getOrDefault(signedUp.projectCode(), signedUp.projectCode()),
                            signedUp.unitType(),
                            "pending"));
        });
        var closedOn = procedures.get(number).signUpClosesOn();
        outcomes.record(number, Nodes.SIGN_UP_OPEN, closedOn, List.of());
        outcomes.record(
                number,
                Nodes.SIGN_UP_CLOSED,
                closedOn,
                List.of(
                        Heading.plain("batch", "分配批次", "Batch", number),
                        Heading.plain(
                                "plannedPeriod",
                                "分配时间",
                                "Planned for",
                                batch.planned().plannedPeriod()),
                        Heading.plain("entrants", "报名户数", "Households signed up", position.get())));
    }
}
