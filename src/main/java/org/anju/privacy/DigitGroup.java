package org.anju.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A maximal run of digits in a text and what surrounds it.
 *
 * @param digits as ASCII, whatever script they were written in
 * @param checkLetter whether the X that may end an ID number follows
 * @param before up to eight characters between the group before (or the start) and this one
 * @param after up to eight characters between this group (and its X) and the next (or the end)
 */
record DigitGroup(String digits, boolean checkLetter, String before, String after) {

    private static final int GAP = 8;

    /** Full-width letters, Roman tens, then the Cyrillic and Greek letters. */
    private static final String LETTERS_LIKE_X = "Ｘｘ\u2169\u2179\u0425\u0445\u03A7\u03C7";

    /** Times and crosses, which may also stand between digits. */
    private static final String SIGNS_LIKE_X = "\u00D7\u2715\u2716";

    /** Finds the groups. Invisible characters are skipped, so they part nothing. */
    static List<DigitGroup> in(CharSequence text) {
        var reader = new Reader();
        var i = 0;
        while (i < text.length()) {
            var c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            reader.accept(c);
        }
        return reader.groups();
    }

    int length() {
        return digits.length() + (checkLetter ? 1 : 0);
    }

    /** Whether only a few spaces or signs stand between this group and the next; spaces in a row are one. */
    boolean joinsNext() {
        return !checkLetter && isSoft(after);
    }

    private static boolean isSoft(String gap) {
        if (gap.length() > 3) {
            return false;
        }
        for (var i = 0; i < gap.length(); i += Character.charCount(gap.codePointAt(i))) {
            if (gap.charAt(i) == '*' || Character.isLetter(gap.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The value of a digit in any script, -1 for anything else. */
    static int digit(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        // Most of what is no digit is Chinese.
        if (isChinese(c)) {
            return -1;
        }
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    }

    /** What no reader sees, or sees as a part of the character before: a keycap is a digit with two of these. */
    static boolean isInvisible(int c) {
        if (c < 128 || isChinese(c)) {
            return false;
        }
        var type = Character.getType(c);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    static boolean isSpace(int c) {
        return c < 128 ? c <= ' ' : !isChinese(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isChinese(int c) {
        return c >= '一' && c <= '鿿';
    }

    /** The check letter, and what looks like it to a reader: the signs and letters that are typed in its place. */
    static boolean isX(int c) {
        return c == 'X' || c == 'x' || c > 127 && (LETTERS_LIKE_X.indexOf(c) >= 0 || isSign(c));
    }

    private static boolean isSign(int c) {
        return SIGNS_LIKE_X.indexOf(c) >= 0;
    }

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static final class Reader {

        private static final Pattern CHECK_LETTER = Pattern.compile("[^\\p{L}*]{0,2}X");
        private static final Pattern CHECK_SIGN = Pattern.compile("[^\\p{L}*]{0,2}?[X" + SIGNS_LIKE_X + "]");

        private final List<String> digits = new ArrayList<>();
        private final List<String> gaps = new ArrayList<>();
        private final StringBuilder group = new StringBuilder();
        private final StringBuilder gap = new StringBuilder();

        void accept(int c) {
            var digit = digit(c);
            if (digit < 0 && isInvisible(c)) {
                return;
            }
            if (digit >= 0) {
                if (group.isEmpty()) {
                    endGap();
                }
                group.append((char) ('0' + digit));
                return;
            }
            endGroup();
            if (!isSpace(c)) {
                gap.appendCodePoint(isX(c) && !isSign(c) ? 'X' : c);
            } else if (gap.isEmpty() || gap.charAt(gap.length() - 1) != ' ') {
                gap.append(' ');
            }
        }

        private void endGap() {
            gaps.add(gap.toString());
            gap.setLength(0);
        }

        private void endGroup() {
            if (!group.isEmpty()) {
                digits.add(group.toString());
                group.setLength(0);
            }
        }

        List<DigitGroup> groups() {
            endGroup();
            endGap();
            var groups = new ArrayList<DigitGroup>();
            for (var i = 0; i < digits.size(); i++) {
                var after = gaps.get(i + 1);
                // A sign before more digits parts them; the letter ends a number wherever it stands.
                var parts = i + 1 < digits.size() && isSoft(after);
                var check = (parts ? CHECK_LETTER : CHECK_SIGN).matcher(after);
                var isCheck = check.lookingAt();
                groups.add(new DigitGroup(
                        digits.get(i),
                        isCheck,
                        end(gaps.get(i)),
                        start(isCheck ? after.substring(check.end()) : after)));
            }
            return groups;
        }

        private static String end(String gap) {
            return gap.substring(Math.max(0, gap.length() - GAP));
        }

        private static String start(String gap) {
            return gap.substring(0, Math.min(GAP, gap.length()));
        }
    }
}
