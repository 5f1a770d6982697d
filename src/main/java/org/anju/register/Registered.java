package org.anju.register;

import java.time.LocalDate;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;

/** A line of the register as B2.1 needs it, before masks. */
public record Registered(
        RegistrationNumber number,
        String applicant,
        IdNumber idNumber,
        HousingType housingType,
        LocalDate registeredOn,
        Status status) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "Registered[" + number + "]";
    }
}
