package org.anju.privacy;

import java.util.List;
import java.util.stream.Collectors;

/** One or more groups of digits, parted by nothing but a few spaces or signs, that may be one number. */
record DigitRun(List<DigitGroup> groups, int first, int last) {

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

    /** Whether one sign parts it that parts a sentence or makes a fraction. */
    boolean isTwoNumbers() {
        return last == first + 1 && groups.get(first).after().chars().anyMatch(c -> ".,;:，、；：。".indexOf(c) >= 0);
    }

    /** What stands before it, back to the group before. */
    String before() {
        return groups.get(first).before();
    }

    /** What stands after it, on to the next group. */
    String after() {
        return groups.get(last).after();
    }

    boolean hasGroupBefore() {
        return first > 0;
    }

    boolean hasGroupAfter() {
        return last + 1 < groups.size();
    }

    DigitGroup groupBefore() {
        return groups.get(first - 1);
    }

    DigitGroup groupAfter() {
        return groups.get(last + 1);
    }

    Beside beside() {
        return new Beside(this);
    }
}
