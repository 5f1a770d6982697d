package org.anju.casework.web;

import java.util.Optional;

/** Days left as words: a message key and its number. Only what is late is said in red. */
record DaysLeft(String key, long days, boolean late) {

    static DaysLeft of(Optional<Long> left) {
        return left.map(DaysLeft::of).orElse(new DaysLeft("casework.days.none", 0, false));
    }

    private static DaysLeft of(long left) {
        if (left < 0) {
            return new DaysLeft("casework.days.late", -left, true);
        }
        return new DaysLeft(left == 0 ? "casework.days.today" : "casework.days.left", left, false);
    }
}
