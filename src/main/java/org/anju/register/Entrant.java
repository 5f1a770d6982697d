package org.anju.register;

import java.time.Instant;
import org.anju.privacy.IdNumber;

/** A sign-up joined with what the register says of the household, before masks. */
public record Entrant(
        RegistrationNumber household,
        String applicant,
        IdNumber idNumber,
        Tier tier,
        int householdSize,
        String projectCode,
        String unitType,
        Instant signedUpAt) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "Entrant[" + household + "]";
    }
}
