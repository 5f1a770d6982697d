package org.anju.step;

import org.anju.privacy.FieldClass;

/** One line above a list: a label in both languages and what the node decided. */
public record Heading(String key, String label, String labelEn, FieldClass fieldClass, String value) {

    /** A line that no form asked for, because the node counted or computed it. */
    public static Heading plain(String key, String label, String labelEn, Object value) {
        return new Heading(key, label, labelEn, FieldClass.PLAIN, value.toString());
    }
}
