package org.anju.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import org.anju.calendar.Deadline;
import org.anju.calendar.WorkingCalendar;

/**
 * How a due day follows from its trigger.
 *
 * @param anchor the event day, or the end of the month
 * @param workingDays how many working days after it (notice, section II)
 */
public record DueRule(Anchor anchor, int workingDays) {

    /** 在…后20个工作日内. */
    public static final DueRule AFTER_EVENT = new DueRule(Anchor.EVENT, 20);

    /** 每月后10个工作日内. */
    public static final DueRule AFTER_MONTH = new DueRule(Anchor.MONTH_END, 10);

    /** What the working days are counted from. */
    public enum Anchor {
        EVENT,
        MONTH_END
    }

    /** The deadline of something that happened on that day. */
    Deadline deadline(WorkingCalendar calendar, LocalDate occurredOn) {
        return anchor == Anchor.EVENT
                ? calendar.afterEvent(occurredOn, workingDays)
                : calendar.afterMonth(YearMonth.from(occurredOn), workingDays);
    }

    /** Working days before the due day at which the officers are reminded. */
    public int[] reminders() {
        return anchor == Anchor.EVENT ? new int[] {10, 5, 2} : new int[] {5, 3, 1};
    }

    /** {@code E+20wd} or {@code M+10wd}; the inverse of {@link #parse}. */
    public String code() {
        return (anchor == Anchor.EVENT ? "E+" : "M+") + workingDays + "wd";
    }

    public static DueRule parse(String code) {
        if (!code.matches("[EM]\\+\\d{1,3}wd")) {
            throw new IllegalArgumentException("Not a due rule: " + code + ".");
        }
        var days = Integer.parseInt(code.substring(2, code.length() - 2));
        return new DueRule(code.charAt(0) == 'E' ? Anchor.EVENT : Anchor.MONTH_END, days);
    }
}
