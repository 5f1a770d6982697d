package org.anju.privacy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands beside a run of digits, as far as it makes another number of it than a person's: a code, a document's
 * number, a fraction, an amount.
 */
record Beside(DigitRun run) {

    /** Letters that announce a number rather than belong to it. */
    private static final Set<String> LABELS = Set.of(
            "TEL", "PHONE", "MOBILE", "MOB", "CELL", "FAX", "T", "M", "P", "DH", "SJ", "LXDH", "SJH", "ID", "NO",
            "CARD", "WECHAT", "WX", "VX", "EXT", "QQ");

    private static final int MOBILE_LENGTH = 11;
    private static final int CREDIT_CODE_LENGTH = 18;
    private static final Pattern HEXADECIMAL = Pattern.compile("[A-Fa-f]+");
    /** As digits of a hash are written, and hardly a word. */
    private static final Pattern SIXTEEN = Pattern.compile("[a-f]+|[A-F]+");

    private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");

    /** An amount, and no sentence that goes on: {@code 元}, but not {@code 元先生}. */
    private static final Pattern UNIT = Pattern.compile("(万元|亿元|元|万|亿|㎡)整?(?!\\p{IsHan}).*|[%％].*");

    /** The kinds of permits and projects whose numbers begin with an area and a day. */
    private static final Pattern DOCUMENT = Pattern.compile(".*("
            + "[建地选用乡规施许售]字第?"
            + "|(施工|规划|预售|销售)许可证(编?号码?)?|可证编?号码?|意见书(编?号)?|(项目|工程)(编号|编码|代码)|注册号"
            + ")[\\s:：（(\\[【]*");

    /** Whether letters alone join it to other digits, as in a hash: by chance those hold any number. */
    boolean isInsideHash() {
        return joins(run.hasGroupBefore(), run.before(), HEXADECIMAL)
                || joins(run.hasGroupAfter(), run.after(), HEXADECIMAL);
    }

    /** Whether it is a piece of a longer number that has letters too, be it at the end of a hash. */
    boolean isInsideCode() {
        return SIXTEEN.matcher(lettersAtEnd(run.before())).matches()
                || SIXTEEN.matcher(lettersAtStart(run.after())).matches()
                || joins(run.hasGroupBefore(), run.before(), CAPITALS) && !isLabel(run.before())
                || joins(run.hasGroupAfter(), run.after(), CAPITALS) && !isLabel(run.after());
    }

    private static boolean joins(boolean hasNeighbour, String gap, Pattern letters) {
        return hasNeighbour && !gap.isEmpty() && letters.matcher(gap).matches();
    }

    private static boolean isLabel(String letters) {
        return LABELS.contains(letters.toUpperCase(Locale.ROOT));
    }

    /** Whether capital letters touch it that announce no number: {@code HT15062300012}. */
    boolean isLettered() {
        var before = lettersAtEnd(run.before());
        var after = lettersAtStart(run.after());
        return CAPITALS.matcher(before).matches() && !isLabel(before)
                || CAPITALS.matcher(after).matches() && !isLabel(after);
    }

    /** Whether three letters make the eighteen characters of a credit code of it. */
    boolean isCreditCode() {
        var after = lettersAtStart(run.after());
        return after.length() + run.digits().length() == CREDIT_CODE_LENGTH
                && CAPITALS.matcher(after).matches();
    }

    private static String lettersAtEnd(String gap) {
        var start = gap.length();
        while (start > 0 && DigitGroup.isAsciiLetter(gap.charAt(start - 1))) {
            start--;
        }
        return gap.substring(start);
    }

    private static String lettersAtStart(String gap) {
        var end = 0;
        while (end < gap.length() && DigitGroup.isAsciiLetter(gap.charAt(end))) {
            end++;
        }
        return gap.substring(0, end);
    }

    /** Whether words say that it is the number of a permit or of a project. */
    boolean isOfDocument() {
        return DOCUMENT.matcher(run.before()).matches();
    }

    /** Whether it is so much of something. */
    boolean isAmount() {
        var before = run.before();
        return !before.isEmpty() && "¥￥$".indexOf(before.charAt(before.length() - 1)) >= 0
                || UNIT.matcher(run.after()).matches()
                || run.after().equals(".")
                        && run.hasGroupAfter()
                        && run.groupAfter().digits().length() <= 2;
    }

    /** Whether a sign and a short group, or a code, stand before it: {@code 2024-}, {@code 0.}, {@code AB-}. */
    boolean isContinued() {
        var before = run.before();
        if (!before.endsWith("-") && !before.endsWith(".")) {
            return false;
        }
        var beforeSign = before.substring(0, before.length() - 1);
        if (!beforeSign.isEmpty()) {
            var letters = lettersAtEnd(beforeSign);
            return CAPITALS.matcher(letters).matches() && !isLabel(letters)
                    || SIXTEEN.matcher(letters).matches();
        }
        return run.hasGroupBefore() && isStartOfNumber(run.groupBefore(), before.charAt(0));
    }

    /** A country code is none, nor is the number of a line in a list. */
    private boolean isStartOfNumber(DigitGroup group, char sign) {
        var digits = group.digits();
        if (digits.length() > 6 || digits.equals("86") || digits.equals("0086")) {
            return false;
        }
        var isOfList = run.digits().length() == MOBILE_LENGTH
                && digits.length() <= (sign == '.' ? 2 : 3)
                && digits.charAt(0) != '0';
        var before = group.before();
        return !isOfList
                || before.endsWith("-")
                || before.endsWith(".")
                || !lettersAtEnd(before).isEmpty();
    }
}
