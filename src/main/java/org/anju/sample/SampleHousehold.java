package org.anju.sample;

import java.time.LocalDate;
import java.util.List;
import org.anju.disclosure.HousingType;

/** An invented household, as a line of 保障对象登记表. A number of 15 digits is to be converted. */
public record SampleHousehold(
        String number,
        String applicant,
        String idNumber,
        HousingType housingType,
        int size,
        String tier,
        LocalDate registeredOn) {

    /** The cells in the order of the template. */
    public List<String> cells() {
        return List.of(
                number,
                applicant,
                idNumber,
                idNumber.length() == 15 ? "是" : "",
                housingType.notice(),
                String.valueOf(size),
                tier,
                registeredOn.toString());
    }
}
