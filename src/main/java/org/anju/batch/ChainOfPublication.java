package org.anju.batch;

import java.util.List;
import java.util.stream.Stream;
import org.anju.disclosure.BatchNumber;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.springframework.stereotype.Component;

/**
 * Result ⊆ sign-up ⊆ register, by registration number: nobody is allocated a unit who was not an applicant before, and
 * publicly so.
 */
@Component
class ChainOfPublication {

    private final Batches batches;
    private final Allocations allocations;
    private final Households households;

    ChainOfPublication(Batches batches, Allocations allocations, Households households) {
        this.batches = batches;
        this.allocations = allocations;
        this.households = households;
    }

    /** Registration numbers of the result at which the chain is broken: not qualified entrants, or not registered. */
    List<String> brokenAt(BatchNumber batch) {
        var region = batches.get(batch).region();
        var unregistered = allocations.of(batch).stream()
                .map(Allocation::registrationNumber)
                .filter(number ->
                        households.find(region, new RegistrationNumber(number)).isEmpty());
        return Stream.concat(allocations.notSignedUp(batch).stream(), unregistered)
                .distinct()
                .toList();
    }
}
