package org.anju.tabular;

import org.anju.text.VisibleText;

/**
 * Names of people. Every character is kept: those beyond the basic plane, variation sequences, the dot of minority
 * names, in whichever form it was written.
 */
public final class Names {

    private static final int LONGEST = 100;

    /** They stand in formulas, addresses and mark-up, and in nobody's name. */
    private static final String SIGNS = "<>=@/\\:;&|{}[]#$%^*+~`\"";

    private Names() {}

    public static Rule<String> rule() {
        return cell -> read(cell.text());
    }

    private static Reading<String> read(String name) {
        if (isCommon(name)) {
            return Reading.of(name);
        }
        if (name.codePoints().anyMatch(Names::isPrivate)) {
            return Reading.faulty("tabular.name.private-use");
        }
        if (name.codePoints().anyMatch(Names::isLost)) {
            return Reading.faulty("tabular.name.lost");
        }
        if (name.codePoints().noneMatch(Names::isSeen) || name.codePoints().anyMatch(Names::isForeign)) {
            return Reading.faulty("tabular.name.characters");
        }
        return name.codePointCount(0, name.length()) > LONGEST
                ? Reading.faulty("tabular.cell.long", LONGEST)
                : Reading.of(name);
    }

    /** Nothing but characters of the basic plane, and few of them: nearly every name. */
    private static boolean isCommon(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 0x4E00 || name.charAt(i) > 0x9FFF) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST;
    }

    /** A character that one office's fonts show and nobody else's. */
    private static boolean isPrivate(int c) {
        return Character.getType(c) == Character.PRIVATE_USE;
    }

    /** What a wrong encoding leaves behind: the replacement character, or half a pair. */
    private static boolean isLost(int c) {
        return c == 0xFFFD || c == '?' || c == '？' || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isSeen(int c) {
        return Character.isLetter(c) && !VisibleText.isShapeless(c);
    }

    private static boolean isForeign(int c) {
        return Character.isISOControl(c) || Character.isDigit(c) || SIGNS.indexOf(c) >= 0;
    }
}
