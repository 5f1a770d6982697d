package org.anju.calendar;

/** Which edition of the calendar a date was counted with. Versions grow over all regions together. */
public record CalendarVersion(long value) implements Comparable<CalendarVersion> {

    /** Before any notice: the week and the statutory holidays alone. */
    static final CalendarVersion NONE = new CalendarVersion(0);

    @Override
    public int compareTo(CalendarVersion other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
