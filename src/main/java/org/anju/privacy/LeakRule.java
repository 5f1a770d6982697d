package org.anju.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one kind of leak looks like. The answer is the number itself, bare of spaces and country code. */
enum LeakRule {

    /** Eighteen characters with a birth date and the right check character, spaces or signs between them or not. */
    ID_NUMBER(Finding.Kind.ID_NUMBER, 18, 18) {
        @Override
        Optional<String> in(DigitRun run) {
            var number = run.number();
            var isOne = number.length() == 18
                    && (run.isOneGroup() || isProvince(number))
                    && IdNumber.parse(number).number().isPresent()
                    && !run.isInsideCode();
            return isOne ? Optional.of(number) : Optional.empty();
        }
    },

    /** Numbers of the first generation have no check character: the area and the date must do. */
    FIFTEEN_DIGITS(Finding.Kind.FIFTEEN_DIGIT_ID_NUMBER, 15, 15) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.number();
            var isOne = digits.length() == 15
                    && (run.isOneGroup() || run.lengths().equals("6-6-3") && run.isEvenlyParted())
                    && isProvince(digits)
                    && isDay("19" + digits.substring(6, 12))
                    && run.isWhole();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    },

    MOBILE_PHONE(Finding.Kind.MOBILE_PHONE, 11, 16) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = MOBILE.matcher(digits).matches()
                    && (run.isOneGroup() || MOBILE_PARTS.matcher(run.lengths()).matches() && run.isEvenlyParted())
                    && run.isWhole();
            return isOne ? Optional.of(digits.substring(digits.length() - 11)) : Optional.empty();
        }
    },

    LANDLINE(Finding.Kind.LANDLINE, 11, 13) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = LANDLINE_NUMBER.matcher(digits).matches()
                    && (run.isOneGroup()
                            || LANDLINE_PARTS.matcher(run.lengths()).matches())
                    && run.isWhole();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    },

    BANK_CARD(Finding.Kind.BANK_CARD, 16, 20) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = CARD.matcher(digits).matches()
                    && (run.isOneGroup() || CARD_PARTS.matcher(run.lengths()).matches())
                    && passesLuhn(digits)
                    && run.isWhole();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    };

    private static final Pattern PROVINCE =
            Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9]).*");
    private static final Pattern MOBILE = Pattern.compile("(0086|86|0)?1[3-9][0-9]{9}");
    private static final Pattern MOBILE_PARTS = Pattern.compile("3-4-4|3-8|7-4|4-4-3|3-3-5|5-6");
    private static final Pattern LANDLINE_NUMBER =
            Pattern.compile("(010|02[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}");
    private static final Pattern LANDLINE_PARTS = Pattern.compile("[34]-(7|8|3-4|4-4|4-3)");
    /** UnionPay and the older ranges of Chinese banks have 16 to 19 digits, the other schemes 16. */
    private static final Pattern CARD = Pattern.compile("(?=[0-9]{16,19}$)(62|60|68|69|9558|9559)[0-9]+"
            + "|(4[0-9]{3}|5[1-5][0-9]{2}|35(2[89]|[3-8][0-9])|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)"
            + "[0-9]{12}");

    private static final Pattern CARD_PARTS = Pattern.compile("4-4-4-4(-[123])?|6-(10|13)");

    private final Finding.Kind kind;
    private final int shortest;
    private final int longest;

    LeakRule(Finding.Kind kind, int shortest, int longest) {
        this.kind = kind;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Whether a run of so many digits, an X counted, is worth a look. */
    boolean mayHave(int length) {
        return length >= shortest && length <= longest;
    }

    Finding.Kind kind() {
        return kind;
    }

    abstract Optional<String> in(DigitRun run);

    /** Whether the first two digits are a province that has been assigned, a foreigner's 9 or an invented 99. */
    static boolean isProvince(String digits) {
        return PROVINCE.matcher(digits).matches();
    }

    private static boolean isDay(String compact) {
        try {
            LocalDate.parse(compact, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
