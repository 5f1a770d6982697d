package org.anju.disclosure;

import org.anju.privacy.FieldClass;

/** A column of a list with the class that says how its cells may be shown. */
public record Column(String key, String label, String labelEn, FieldClass fieldClass) {

    /** The key of the column that carries the registration number, by which people find themselves. */
    public static final String REGISTRATION_NUMBER = "registrationNumber";

    boolean personal() {
        return fieldClass == FieldClass.NAME || fieldClass == FieldClass.MASKED_ID;
    }
}
