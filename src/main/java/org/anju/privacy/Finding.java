package org.anju.privacy;

import java.util.List;

/**
 * Something that must not become public.
 *
 * @param excerpt its first two characters and asterisks for the rest; never the value
 */
public record Finding(Kind kind, Place place, String excerpt) {

    public enum Kind {
        ID_NUMBER("id-number"),
        FIFTEEN_DIGIT_ID_NUMBER("fifteen-digit-id-number"),
        MOBILE_PHONE("mobile-phone"),
        LANDLINE("landline"),
        BANK_CARD("bank-card"),
        /** The gate cannot look inside, so it does not let the file pass. */
        UNREADABLE("unreadable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String messageKey() {
            return "privacy.leak." + word;
        }
    }

    /** Where in a file something stands; row and column count from 1, 0 where there is none. */
    public record Place(Scope scope, String part, int row, int column) {

        public enum Scope {
            FILE_NAME("file-name"),
            /** Row and column of a table or text. */
            TEXT("text"),
            /** A page of a PDF and the line on it. */
            PAGE("page"),
            /** A sheet and a cell of it; the part is the sheet's file, the column counts from A. */
            SHEET("sheet"),
            /** A part that readers do not see at first: properties, comments, attributes. */
            HIDDEN("hidden");

            private final String word;

            Scope(String word) {
                this.word = word;
            }
        }

        /** The key of its sentence; {@link #arguments} are part, row, column. */
        public String messageKey() {
            return "privacy.leak.place." + scope.word;
        }

        public List<Object> arguments() {
            return List.of(part, row, column);
        }
    }

    static Finding of(Kind kind, Place place, String value) {
        var seen = Math.min(2, value.length());
        return new Finding(kind, place, value.substring(0, seen) + "*".repeat(value.length() - seen));
    }
}
