package org.anju.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.calendar.CalendarVersion;
import org.anju.calendar.DayUnit;
import org.anju.calendar.Floor;
import org.anju.calendar.OfficialClock;
import org.anju.calendar.WorkingCalendar;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Matter;
import org.anju.disclosure.Part;
import org.anju.region.RegionCode;

/**
 * A list on notice.
 *
 * @param opened the day on which it was public
 * @param lastDay the last on which it must stand
 * @param countedBy the calendar by which that was counted
 */
public record Notice(
        NoticeId id,
        RegionCode region,
        int days,
        String unit,
        Optional<LocalDate> opened,
        Optional<LocalDate> lastDay,
        CalendarVersion countedBy,
        Optional<LocalDate> closed) {

    /** The item under which the list and the outcome are published. */
    public static final ItemCode ITEM = new ItemCode("B5");

    /** What is owed at the end: how many objections there were, and what became of them. */
    public Matter.OfNode outcome() {
        return new Matter.OfNode(region, id.batch(), id.node(), id.round(), Part.OUTCOME);
    }

    Floor floor(WorkingCalendar calendar, LocalDate publicOn) {
        return calendar.floor(publicOn, days, unit.equals("working-days") ? DayUnit.WORKING_DAY : DayUnit.CALENDAR_DAY);
    }

    Notice withLastDay(LocalDate day, CalendarVersion by) {
        return new Notice(id, region, days, unit, opened, Optional.of(day), by, closed);
    }

    /** The first instant after its period, as it is on record: 24:00 of its last day. */
    public Optional<Instant> overAt() {
        return lastDay.map(
                day -> day.plusDays(1).atStartOfDay(OfficialClock.ZONE).toInstant());
    }

    boolean isOpen() {
        return opened.isPresent() && closed.isEmpty();
    }
}
