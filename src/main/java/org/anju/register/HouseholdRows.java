package org.anju.register;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;
import org.anju.region.RegionCode;
import org.springframework.stereotype.Component;

/** How a household stands in its table, and how its ID number is sealed there. */
@Component
class HouseholdRows {

    static final SealedColumn ID_NUMBER = new SealedColumn("housing.household.id_number");

    private final Seal seal;

    HouseholdRows(Seal seal) {
        this.seal = seal;
    }

    Household read(ResultSet row, int number) throws SQLException {
        return new Household(
                new HouseholdId(row.getObject("id", UUID.class)),
                new RegionCode(row.getString("region")),
                new RegistrationNumber(row.getString("registration_number")),
                row.getString("applicant_name"),
                new SealedText(row.getString("id_number")),
                HousingType.ofCode(row.getString("housing_type")).orElseThrow(),
                row.getInt("household_size"),
                new Tier(row.getString("tier")),
                row.getDate("registered_on").toLocalDate(),
                Status.ofCode(row.getString("status")).orElseThrow());
    }

    /** The line of the register on a day; who left later still waited then. */
    Registered readAsOf(ResultSet row, LocalDate day) throws SQLException {
        var household = read(row, 0);
        var left = row.getDate("left_on");
        return new Registered(
                household.number(),
                household.applicant(),
                open(household.idNumber()),
                household.housingType(),
                household.registeredOn(),
                left != null && left.after(Date.valueOf(day)) ? Status.WAITING : household.status());
    }

    /** Its id, number, applicant, sealed ID number, match key and kind, housing type, size, tier and day, to be copied. */
    Object[] columns(UUID id, Application application, RegistrationNumber number) {
        var person = application.idNumber();
        return new Object[] {
            id,
            number,
            application.applicant(),
            sealed(person).value(),
            match(person),
            person.kind().name().toLowerCase(Locale.ROOT),
            application.housingType().code(),
            application.size(),
            application.tier(),
            application.registeredOn()
        };
    }

    SealedText sealed(IdNumber number) {
        return seal.seal(number, ID_NUMBER);
    }

    IdNumber open(SealedText sealed) {
        return seal.openIdNumber(sealed, ID_NUMBER);
    }

    String match(IdNumber number) {
        return seal.matchKey(number).value();
    }
}
