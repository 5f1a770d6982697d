package org.anju.register;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;

/** What is entered of a household, before it has a place in the register. Without a number, one is issued. */
public record Application(
        Optional<RegistrationNumber> number,
        String applicant,
        IdNumber idNumber,
        HousingType housingType,
        int size,
        Tier tier,
        LocalDate registeredOn) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "Application[" + number.map(RegistrationNumber::value).orElse("new") + "]";
    }
}
