package org.anju.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One or more groups of digits, parted by nothing but a few spaces or signs, that may be one number. */
record DigitRun(List<DigitGroup> groups, int first, int last) {

    /** Letters that announce a number rather than belong to it. */
    private static final Set<String> LABELS = Set.of(
            "TEL", "PHONE", "MOBILE", "MOB", "CELL", "FAX", "T", "M", "P", "DH", "SJ", "LXDH", "SJH", "ID", "NO",
            "CARD", "WECHAT", "WX", "VX");

    private static final String UNITS = "元万亿㎡套户人%％";

    String digits() {
        if (isOneGroup()) {
            return groups.get(first).digits();
        }
        var digits = new StringBuilder();
        groups.subList(first, last + 1).forEach(group -> digits.append(group.digits()));
        return digits.toString();
    }

    /** The digits, and the X that ends them. */
    String number() {
        return digits() + (groups.get(last).checkLetter() ? "X" : "");
    }

    boolean isOneGroup() {
        return first == last;
    }

    /** The lengths of the groups, {@code 3-4-4}. */
    String lengths() {
        return groups.subList(first, last + 1).stream()
                .map(group -> Integer.toString(group.digits().length()))
                .collect(Collectors.joining("-"));
    }

    /** Whether the same one sign stands between all groups. */
    boolean isEvenlyParted() {
        return groups.subList(first, last).stream()
                        .map(DigitGroup::after)
                        .distinct()
                        .count()
                <= 1;
    }

    /** Whether it stands alone: it is no part of a word, a document number, a fraction or an amount. */
    boolean isWhole() {
        return !isAttachedBefore() && !isAttachedAfter();
    }

    /** Whether letters alone join it to other digits, as in a hash: by chance those hold any number. */
    boolean isInsideCode() {
        return first > 0 && isWord(groups.get(first).before())
                || last + 1 < groups.size() && isWord(groups.get(last).after());
    }

    private static boolean isWord(String gap) {
        return !gap.isEmpty() && gap.chars().allMatch(DigitGroup::isAsciiLetter);
    }

    private boolean isAttachedBefore() {
        var before = groups.get(first).before();
        if (before.isEmpty()) {
            return false;
        }
        var sign = before.charAt(before.length() - 1);
        if (sign == '¥' || sign == '￥' || sign == '$') {
            return true;
        }
        if (sign == '-' || sign == '.') {
            return isAttachedBy(before.substring(0, before.length() - 1));
        }
        return endsInWord(before);
    }

    private boolean isAttachedBy(String beforeSign) {
        if (!beforeSign.isEmpty()) {
            return endsInWord(beforeSign);
        }
        return first > 0 && isShort(groups.get(first - 1)) && !isCountry(groups.get(first - 1));
    }

    private static boolean isShort(DigitGroup group) {
        return group.digits().length() <= 6;
    }

    private static boolean isCountry(DigitGroup group) {
        return group.digits().equals("86") || group.digits().equals("0086");
    }

    private boolean endsInWord(String text) {
        var start = text.length();
        while (start > 0 && DigitGroup.isAsciiLetter(text.charAt(start - 1))) {
            start--;
        }
        if (start == text.length()) {
            return false;
        }
        var afterDigits = start == 0 && first > 0;
        return afterDigits || !LABELS.contains(text.substring(start).toUpperCase(Locale.ROOT));
    }

    private boolean isAttachedAfter() {
        var after = groups.get(last).after();
        if (after.isEmpty() || groups.get(last).checkLetter()) {
            return false;
        }
        var sign = after.charAt(0);
        if (DigitGroup.isAsciiLetter(sign) || UNITS.indexOf(sign) >= 0) {
            return true;
        }
        return after.equals(".")
                && last + 1 < groups.size()
                && groups.get(last + 1).digits().length() <= 2;
    }
}
