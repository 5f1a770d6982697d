package org.anju.privacy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the leaks in one text. */
final class LeakText {

    private static final List<LeakRule> RULES = List.of(LeakRule.values());

    /** The longest number has 19 digits, on a card. */
    private static final int LONGEST = 19;

    /** Less than ten digits are neither a number of a person nor of a telephone. */
    private static final int FEWEST = 10;

    static final int FEWEST_BEFORE_EXPONENT = 7;

    /** {@code 1.3800138E10}: what a spreadsheet makes of a telephone or ID number. */
    private static final Pattern SCIENTIFIC = Pattern.compile("(?<![0-9.])[1-9]\\.[0-9]{6,17}[eE]\\+?1[0-8](?![0-9])");

    record Leak(Finding.Kind kind, String number) {}

    private LeakText() {}

    /** A digit of any script; those beyond the basic plane are told by their second half. */
    static boolean mayBeDigit(char c) {
        return DigitGroup.digit(c) >= 0 || Character.isLowSurrogate(c);
    }

    static List<Leak> in(CharSequence text) {
        return mayHold(text) ? search(text.toString()) : List.of();
    }

    /** Whether there are ten digits with no more than a few signs between them: false for hashes, dates, names. */
    private static boolean mayHold(CharSequence text) {
        var digits = 0;
        var gap = 0;
        for (var i = 0; i < text.length() && digits < FEWEST; i++) {
            var c = text.charAt(i);
            if (mayBeDigit(c)) {
                digits++;
                gap = 0;
            } else if (!isInvisible(c)) {
                if (digits >= FEWEST_BEFORE_EXPONENT && (c == 'E' || c == 'e')) {
                    return true;
                }
                gap += isNextSpace(text, i) ? 0 : 1;
                digits = gap > 3 || parts(c) ? 0 : digits;
            }
        }
        return digits >= FEWEST;
    }

    private static boolean isNextSpace(CharSequence text, int i) {
        return i > 0 && DigitGroup.isSpace(text.charAt(i)) && DigitGroup.isSpace(text.charAt(i - 1));
    }

    private static boolean parts(char c) {
        return c == '*' || Character.isLetter(c);
    }

    private static boolean isInvisible(char c) {
        return c > 127 && (DigitGroup.isInvisible(c) || Character.isHighSurrogate(c));
    }

    private static List<Leak> search(String text) {
        var leaks = new ArrayList<Leak>();
        var groups = DigitGroup.in(text);
        for (var first = 0; first < groups.size(); ) {
            first = afterLeakAt(groups, first, leaks);
        }
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            addScientific(text, leaks);
        }
        return leaks;
    }

    /** Looks for a number that begins with this group; the answer is the group to look at next. */
    private static int afterLeakAt(List<DigitGroup> groups, int first, List<Leak> leaks) {
        var length = 0;
        for (var last = first; last < groups.size() && length < LONGEST; last++) {
            length += groups.get(last).length();
            if (length >= FEWEST && add(new DigitRun(groups, first, last), length, leaks)) {
                return last + 1;
            }
            if (!groups.get(last).joinsNext()) {
                break;
            }
        }
        return first + 1;
    }

    private static boolean add(DigitRun run, int length, List<Leak> leaks) {
        for (var rule : RULES) {
            var number = rule.mayHave(length) ? rule.in(run) : Optional.<String>empty();
            if (number.isPresent()) {
                leaks.add(new Leak(rule.kind(), number.get()));
                return true;
            }
        }
        return false;
    }

    private static void addScientific(String text, List<Leak> leaks) {
        var matcher = SCIENTIFIC.matcher(text);
        while (matcher.find()) {
            var number = new BigDecimal(matcher.group().replace('e', 'E'));
            var plain = number.toBigInteger().toString();
            if (number.stripTrailingZeros().scale() <= 0) {
                add(new DigitRun(DigitGroup.in(plain), 0, 0), plain.length(), leaks);
            }
            if (plain.length() == 18 && matcher.group().length() >= 18 && isAlmostIdNumber(plain)) {
                leaks.add(new Leak(Finding.Kind.ID_NUMBER, plain));
            }
        }
    }

    /** Area and birth date are there, and only the last digits were lost: enough to tell a person. */
    private static boolean isAlmostIdNumber(String digits) {
        var body = digits.substring(0, 17);
        return LeakRule.isProvince(digits)
                && IdNumber.parse(body + IdNumber.checkCharacter(body)).number().isPresent();
    }
}
