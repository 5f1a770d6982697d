package org.anju.batch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Status;
import org.anju.step.WorkList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One household has one home: it may sign up for several batches, but only who waits on the register, and has no home
 * from another batch, is given one.
 */
@Component
public class OneHome {

    private final JdbcClient database;
    private final Batches batches;
    private final Households households;
    private final ChosenHomes chosen;

    OneHome(JdbcClient database, Batches batches, Households households, ChosenHomes chosen) {
        this.database = database;
        this.batches = batches;
        this.households = households;
        this.chosen = chosen;
    }

    /**
     * Why a household is given no home in a batch, as it is told at its row. Asked in the transaction that gives the home;
     * until that ends, no other batch is answered about the household.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<WorkList.RowResult> refusal(BatchNumber batch, String registrationNumber, UUID row) {
        var region = batches.get(batch).region();
        // Whom the register does not know is not on it, either.
        var status = households
                .holdStatus(region, new RegistrationNumber(registrationNumber))
                .orElse(Status.REMOVED);
        return switch (status) {
            case WAITING ->
                allocatedElsewhere(batch, region, registrationNumber)
                        .or(() -> chosen.elsewhere(batch, registrationNumber))
                        .map(other -> refused(row, "batch.home.elsewhere", registrationNumber, other));
            case HOUSED -> Optional.of(refused(row, "batch.home.housed", registrationNumber));
            case REMOVED -> Optional.of(refused(row, "batch.home.removed", registrationNumber));
        };
    }

    private static WorkList.RowResult refused(UUID row, String key, String... arguments) {
        return new WorkList.RowResult(row, false, key, List.of(arguments));
    }

    /** Another running batch whose result gives the household a home that it has not given up. */
    private Optional<String> allocatedElsewhere(BatchNumber batch, RegionCode region, String registrationNumber) {
        return database.sql("""
                        SELECT b.number FROM housing.allocation a JOIN housing.batch b ON b.number = a.batch_number
                         WHERE a.registration_number = ? AND a.handover <> 'forfeited'
                           AND b.region = ? AND b.number <> ? AND b.stage NOT IN ('closed', 'voided')
                         ORDER BY b.number LIMIT 1
                        """)
                .params(registrationNumber, region.value(), batch.value())
                .query(String.class)
                .optional();
    }
}
