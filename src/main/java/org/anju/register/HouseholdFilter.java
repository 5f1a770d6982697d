package org.anju.register;

import java.util.Optional;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;

/** Which households an officer looks at. The text is part of a name or of a registration number. */
public record HouseholdFilter(
        RegionCode region, String text, Optional<HousingType> housingType, Optional<Status> status, Sort sort) {

    /** In which order; the words stand in addresses. */
    public enum Sort {
        NUMBER("registration_number COLLATE \"C\""),
        NAME("applicant_name COLLATE \"C\", registration_number COLLATE \"C\""),
        DATE("registered_on DESC, registration_number COLLATE \"C\"");

        private final String order;

        Sort(String order) {
            this.order = order;
        }

        String order() {
            return order;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Sort of(String code) {
            return java.util.Arrays.stream(values())
                    .filter(sort -> sort.code().equals(code))
                    .findFirst()
                    .orElse(NUMBER);
        }
    }
}
