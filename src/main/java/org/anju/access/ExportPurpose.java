package org.anju.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What someone takes personal data out of the system for. */
public enum ExportPurpose {
    /** To check and settle the cases at hand. */
    PROCESSING,
    /** For a meeting that decides. */
    MEETING,
    /** For the files. */
    ARCHIVE,
    /** For supervisors, auditors, inspectors. */
    INSPECTION,
    /** To answer someone who asked. */
    ANSWER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "access.purpose." + code();
    }

    public static Optional<ExportPurpose> ofCode(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
