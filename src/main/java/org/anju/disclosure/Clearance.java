package org.anju.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.region.RegionCode;

/** 模板预审: what the reviewing body lets be published of an item without looking at each draft. */
public record Clearance(
        UUID id,
        RegionCode region,
        ItemCode item,
        Grade grade,
        String documentNumber,
        String scope,
        LocalDate validFrom,
        LocalDate expiresOn) {

    /** How far a clearance reaches, from most to least. */
    public enum Grade {
        AT_ONCE("at-once"),
        ON_DUE_DAY("on-due-day"),
        ON_DUE_DAY_WITHOUT_PERSONAL_DATA("on-due-day-without-personal-data");

        private final String code;

        Grade(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Grade of(String code) {
            for (var grade : values()) {
                if (grade.code.equals(code)) {
                    return grade;
                }
            }
            throw new IllegalArgumentException("No clearance is called " + code + ".");
        }
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(expiresOn);
    }
}
