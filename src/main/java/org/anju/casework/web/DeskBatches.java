package org.anju.casework.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.Optional;
import org.anju.access.Officer;
import org.anju.batch.Batch;
import org.anju.batch.Batches;
import org.anju.disclosure.BatchNumber;
import org.anju.region.Regions;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The batch that an address names, for the officer who asks; 404 for one of another region. */
@Component
class DeskBatches {

    private final Batches batches;
    private final Regions regions;

    DeskBatches(Batches batches, Regions regions) {
        this.batches = batches;
        this.regions = regions;
    }

    Batch get(Officer officer, String number) {
        return Optional.of(number)
                .filter(BatchNumber::looksLike)
                .map(BatchNumber::new)
                .flatMap(batches::find)
                .filter(batch -> officer.mayIn(batch.region(), regions))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }
}
