package org.anju.register;

import java.time.LocalDate;
import org.anju.disclosure.HousingType;
import org.anju.privacy.SealedText;
import org.anju.region.RegionCode;

/** A registered household. Its ID number stays sealed until someone has a reason to open it. */
public record Household(
        HouseholdId id,
        RegionCode region,
        RegistrationNumber number,
        String applicant,
        SealedText idNumber,
        HousingType housingType,
        int size,
        Tier tier,
        LocalDate registeredOn,
        Status status) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "Household[" + number + "]";
    }
}
