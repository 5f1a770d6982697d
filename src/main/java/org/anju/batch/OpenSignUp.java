package org.anju.batch;

import java.time.Instant;
import java.util.Optional;
import org.anju.disclosure.BatchNumber;
import org.anju.register.Refusal;
import org.anju.register.SignUpWindow;
import org.anju.stock.Stock;
import org.springframework.stereotype.Component;

/** N05: who asks whether a household may sign up for a batch now, and for what. */
@Component
public class OpenSignUp implements SignUpWindow {

    private final Batches batches;
    private final Procedures procedures;
    private final Outcomes outcomes;
    private final Announcement announcement;
    private final Stock stock;

    OpenSignUp(Batches batches, Procedures procedures, Outcomes outcomes, Announcement announcement, Stock stock) {
        this.batches = batches;
        this.procedures = procedures;
        this.outcomes = outcomes;
        this.announcement = announcement;
        this.stock = stock;
    }

    @Override
    public Optional<Terms> terms(BatchNumber number) {
        return batches.find(number)
                .flatMap(batch -> batch.plan().map(plan -> new Terms(batch.region(), plan.housingType())));
    }

    @Override
    public Optional<Refusal> refusal(BatchNumber number, String projectCode, String unitType, Instant at) {
        if (!isOpen(number, at)) {
            return Optional.of(Refusal.of("batch.sign-up.not-open", number.value()));
        }
        var offered = stock.of(number).stream()
                .anyMatch(unit -> unit.project().value().equals(projectCode)
                        && unit.unitType().equals(unitType));
        return offered ? Optional.empty() : Optional.of(Refusal.of("batch.sign-up.not-offered", projectCode, unitType));
    }

    /** Whether sign-up is announced and its time has come and is not over. */
    public boolean isOpen(BatchNumber number, Instant at) {
        return batches.get(number).stage() == Stage.SIGN_UP
                && outcomes.latest(number, Nodes.ANNOUNCEMENT, org.anju.disclosure.Part.WHOLE)
                        .isPresent()
                && procedures.find(number).isPresent()
                && !at.isBefore(announcement.opensAt(number))
                && at.isBefore(announcement.closesAt(number));
    }
}
