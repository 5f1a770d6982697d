package org.anju.batch;

import java.util.Optional;
import org.anju.disclosure.BatchNumber;

/** Homes that were chosen and stand in no result yet; kept by whoever lets people choose. */
public interface ChosenHomes {

    /** Another running batch of the same region in which the household has chosen a home and not given it up since. */
    Optional<String> elsewhere(BatchNumber batch, String registrationNumber);
}
