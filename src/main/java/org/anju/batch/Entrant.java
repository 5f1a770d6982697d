package org.anju.batch;

import java.util.UUID;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;

/** A household that signed up, as it stood when sign-up closed. */
public record Entrant(
        UUID id,
        int position,
        String registrationNumber,
        String applicantName,
        SealedText idNumber,
        int householdSize,
        String tier,
        String projectCode,
        String projectName,
        String unitType,
        String decision) {

    /** The sealed column, so that a value of another column does not open here. */
    static final SealedColumn ID_NUMBER = new SealedColumn("housing.entrant.id_number_sealed");

    /** The pool in which it is ordered: one per project and unit type. */
    public String pool() {
        return projectCode + "-" + unitType;
    }
}
