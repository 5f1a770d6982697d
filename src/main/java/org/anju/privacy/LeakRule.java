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
            var isOne = (run.isOneGroup() || isProvince(number) && isPartedAsIdNumber(run))
                    && IdNumber.parse(number).number().isPresent()
                    && !run.beside().isInsideHash()
                    && !(run.beside().isOfDocument() && isDayOfDocument(number));
            return isOne ? Optional.of(number) : Optional.empty();
        }
    },

    /** Numbers of the first generation have no check character: the area and the date must do. */
    FIFTEEN_DIGITS(Finding.Kind.FIFTEEN_DIGIT_ID_NUMBER, 15, 15) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.number();
            var isOne = (run.isOneGroup() || run.lengths().equals("6-6-3") && run.isEvenlyParted())
                    && isProvince(digits)
                    && isDay("19" + digits.substring(6, 12))
                    && isWhole(run.beside())
                    && !run.beside().isOfDocument()
                    && !run.beside().isCreditCode();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    },

    MOBILE_PHONE(Finding.Kind.MOBILE_PHONE, 11, 16) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = MOBILE.matcher(digits).matches()
                    && (run.isOneGroup() || isPartedAsMobile(run))
                    && isWhole(run.beside())
                    && !run.beside().isAmount()
                    && !(isDayOfCode(digits)
                            && (run.beside().isLettered() || run.beside().isOfDocument()));
            return isOne ? Optional.of(digits.substring(digits.length() - 11)) : Optional.empty();
        }
    },

    LANDLINE(Finding.Kind.LANDLINE, 11, 16) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = LANDLINE_NUMBER.matcher(digits).matches()
                    && (run.isOneGroup()
                            || LANDLINE_PARTS.matcher(run.lengths()).matches() && !run.isTwoNumbers())
                    && isWhole(run.beside())
                    && !run.beside().isLettered();
            return isOne || isFromAbroad(run)
                    ? Optional.of(digits.replaceFirst("^(0086|86)0?", "0"))
                    : Optional.empty();
        }
    },

    /** A number that is paid for by whom it belongs to; it is told by its parts alone. */
    FREE_CALL(Finding.Kind.LANDLINE, 10, 10) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = FREE_CALL_NUMBER.matcher(digits).matches()
                    && FREE_CALL_PARTS.matcher(run.lengths()).matches()
                    && run.isEvenlyParted()
                    && isWhole(run.beside())
                    && !run.beside().isLettered();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    },

    BANK_CARD(Finding.Kind.BANK_CARD, 15, 20) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            var isOne = CARD.matcher(digits).matches()
                    && (run.isOneGroup() || CARD_PARTS.matcher(run.lengths()).matches() && !run.isTwoNumbers())
                    && passesLuhn(digits)
                    && isWhole(run.beside())
                    && !run.beside().isOfDocument()
                    && !PROJECT.matcher(digits).matches();
            return isOne ? Optional.of(digits) : Optional.empty();
        }
    },

    /** An ID number with other digits glued to it. */
    GLUED_ID_NUMBER(Finding.Kind.ID_NUMBER, 19, 64) {
        @Override
        Optional<String> in(DigitRun run) {
            return run.isOneGroup() && !run.beside().isInsideHash()
                    ? GluedNumbers.idNumber(run.number())
                    : Optional.empty();
        }
    },

    /** Mobile telephones and nothing else, one glued to the other. */
    GLUED_PHONES(Finding.Kind.MOBILE_PHONE, 22, 64) {
        @Override
        Optional<String> in(DigitRun run) {
            var digits = run.digits();
            return run.isOneGroup() && GLUED_MOBILES.matcher(digits).matches()
                    ? Optional.of(digits.substring(0, 11))
                    : Optional.empty();
        }
    };

    private static final Pattern PROVINCE =
            Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9]).*");
    private static final Pattern ID_NUMBER_IN_TWO = Pattern.compile("6-1[12]|10-[78]|14-[34]");
    private static final Pattern MOBILE = Pattern.compile("(0086|86|0)?1[3-9][0-9]{9}");
    private static final Pattern GLUED_MOBILES = Pattern.compile("(1[3-9][0-9]{9})+");
    private static final Pattern MOBILE_PARTS =
            Pattern.compile("3-4-4|3-8|7-4|4-4-3|3-3-5|5-6|3-2-3-3|3-3-2-3|3-2-2-4|3-4-2-2");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final Pattern LANDLINE_NUMBER =
            Pattern.compile("(010|02[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}");
    private static final Pattern LANDLINE_PARTS = Pattern.compile("[34]-(7|8|3-4|4-4|4-3)");
    private static final Pattern LANDLINE_FROM_ABROAD =
            Pattern.compile("(0086|86)0?((10|2[0-9])[2-8][0-9]{7}|[3-9][0-9]{2}[2-8][0-9]{6,7})");
    private static final Pattern LANDLINE_FROM_ABROAD_PARTS =
            Pattern.compile("[24]-[2-4]-(7|8|3-4|4-4|4-3)|[24]-(10|11|12)");
    private static final Pattern FREE_CALL_NUMBER = Pattern.compile("[48]00[0-9]{7}");
    private static final Pattern FREE_CALL_PARTS = Pattern.compile("3-(3-4|4-3|7)");

    /**
     * UnionPay and the older ranges of Chinese banks have 16 to 19 digits, the other schemes 16 or, issued in China,
     * 19; American Express has 15, of which those that begin as an area of Anhui or Shandong are rather a document's.
     */
    private static final Pattern CARD = Pattern.compile("(?=[0-9]{16,19}$)(62|60|68|69|9558|9559)[0-9]+"
            + "|(4[0-9]{3}|5[1-5][0-9]{2}|35(2[89]|[3-8][0-9])|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)"
            + "[0-9]{12}"
            + "|(4367|4563|103[0-9])[0-9]{15}"
            + "|(?!34(0[1-9]|1[0-8])([0-3]|8[1-9])|37(0[1-9]|1[0-7])([0-3]|8[1-6]))3[47][0-9]{13}");

    private static final Pattern CARD_PARTS = Pattern.compile("4-4-4-4(-[123])?|6-(10|13)|4-6-5");

    /** The number of a building project: its area, its day from 2000 on, its class and which of that day. */
    private static final Pattern PROJECT = Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])"
            + "(0[1-9]|[1-3][0-9]|90)([0-3][0-9]|8[1-9])[0-3][0-9](0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
            + "(01|02|99)[0-9]{2}");

    /** Beside the words for a permit, a day before this year is rather the birthday of somebody who may apply. */
    private static final int FIRST_YEAR_OF_DOCUMENTS = 2007;

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

    /** Whether it is no piece of a longer number or fraction. */
    private static boolean isWhole(Beside beside) {
        return !beside.isInsideCode() && !beside.isContinued();
    }

    /** Anywhere, but by a comma only beside the day or the year of birth: by chance it stands between two figures. */
    private static boolean isPartedAsIdNumber(DigitRun run) {
        return !run.isTwoNumbers() || ID_NUMBER_IN_TWO.matcher(run.lengths()).matches();
    }

    /** Evenly, or so that nothing else has that shape: a year in the middle is the start of a document's number. */
    private static boolean isPartedAsMobile(DigitRun run) {
        var lengths = run.lengths();
        return MOBILE_PARTS.matcher(lengths).matches() && run.isEvenlyParted() && !run.isTwoNumbers()
                || lengths.equals("3-4-4")
                        && !YEAR.matcher(run.groups().get(run.first() + 1).digits())
                                .matches();
    }

    /** With the country before it, which a sign must part or announce: a long number may begin with 86 too. */
    private static boolean isFromAbroad(DigitRun run) {
        return LANDLINE_FROM_ABROAD.matcher(run.digits()).matches()
                && (run.before().endsWith("+")
                        || LANDLINE_FROM_ABROAD_PARTS.matcher(run.lengths()).matches() && !run.isTwoNumbers())
                && isWhole(run.beside())
                && !run.beside().isLettered();
    }

    private static boolean isDayOfDocument(String number) {
        return Integer.parseInt(number, 6, 10, 10) >= FIRST_YEAR_OF_DOCUMENTS;
    }

    /** Whether it begins with a day of six digits, as the numbers of contracts do: {@code 150623}. */
    private static boolean isDayOfCode(String digits) {
        return digits.length() == 11 && isDay("20" + digits.substring(0, 6));
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
