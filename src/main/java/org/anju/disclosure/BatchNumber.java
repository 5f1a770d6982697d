package org.anju.disclosure;

/** The public number of an allocation batch, such as {@code 990101-2026-03}: its region, the year, the batch. */
public record BatchNumber(String value) {

    public BatchNumber {
        if (!value.matches("[0-9A-Z]{6,12}-\\d{4}-\\d{2,3}")) {
            throw new IllegalArgumentException("A batch number is region-year-number; this is not one.");
        }
    }

    public static boolean looksLike(String text) {
        return text.matches("[0-9A-Z]{6,12}-\\d{4}-\\d{2,3}");
    }

    @Override
    public String toString() {
        return value;
    }
}
