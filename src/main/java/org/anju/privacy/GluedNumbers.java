package org.anju.privacy;

import java.util.Optional;
import java.util.regex.Pattern;

/** ID numbers inside longer rows of digits: a serial number before one, a telephone after it, two in a row. */
final class GluedNumbers {

    private static final int LENGTH = 18;
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    /**
     * Since then the office's own documents carry their day too: who is born later is looked for only where nothing but
     * another number of a person follows.
     */
    private static final int FIRST_YEAR_OF_DOCUMENTS = 2007;

    private GluedNumbers() {}

    /** @param number digits, and the X that may end them */
    static Optional<String> idNumber(String number) {
        for (var start = 0; start + LENGTH <= number.length(); start++) {
            if (isIdNumber(number, start)) {
                return Optional.of(number.substring(start, start + LENGTH));
            }
        }
        return Optional.empty();
    }

    private static boolean isIdNumber(String number, int start) {
        var century = number.substring(start + 6, start + 8);
        if (!century.equals("19") && !century.equals("20")) {
            return false;
        }
        var window = number.substring(start, start + LENGTH);
        return LeakRule.isProvince(window)
                && IdNumber.parse(window).number().isPresent()
                && (isOlderThanDocuments(window) || isFollowedByPerson(number.substring(start + LENGTH)));
    }

    private static boolean isOlderThanDocuments(String window) {
        return Integer.parseInt(window, 6, 10, 10) < FIRST_YEAR_OF_DOCUMENTS;
    }

    private static boolean isFollowedByPerson(String rest) {
        return rest.isEmpty() || rest.length() >= LENGTH || MOBILE.matcher(rest).matches();
    }
}
