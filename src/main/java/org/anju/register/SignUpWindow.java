package org.anju.register;

import java.time.Instant;
import java.util.Optional;
import org.anju.disclosure.BatchNumber;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;

/** What the batches say about sign-ups. A seam, because batches know the register and not the other way round. */
public interface SignUpWindow {

    /** What a household must match to take part. */
    record Terms(RegionCode region, HousingType housingType) {}

    /** Empty if there is no such batch. */
    Optional<Terms> terms(BatchNumber batch);

    /** Why nobody may sign up for this at that time: not open, or the batch has no such project or type of unit. */
    Optional<Refusal> refusal(BatchNumber batch, String projectCode, String unitType, Instant at);
}
