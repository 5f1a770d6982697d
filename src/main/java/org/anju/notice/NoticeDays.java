package org.anju.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anju.calendar.DayUnit;
import org.anju.calendar.DueDays;
import org.anju.calendar.MovedDeadline;
import org.anju.calendar.WorkingCalendar;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last days of the notices that are running. */
@Repository
class NoticeDays implements DueDays {

    private static final String RUNNING = "FROM housing.notice WHERE opened_on IS NOT NULL AND closed_on IS NULL ";

    private final JdbcClient database;

    NoticeDays(JdbcClient database) {
        this.database = database;
    }

    /** A notice is over on the morning after its last day. */
    @Override
    public Optional<LocalDate> nextAfter(LocalDate day) {
        return database.sql("SELECT last_day + 1 " + RUNNING + "AND last_day + 1 > ? ORDER BY last_day LIMIT 1")
                .param(day)
                .query(LocalDate.class)
                .optional();
    }

    @Override
    public List<MovedDeadline> movedBy(Function<RegionCode, WorkingCalendar> calendars) {
        return database
                .sql("SELECT * " + RUNNING + "ORDER BY last_day, id")
                .query((row, number) -> under(calendars.apply(new RegionCode(row.getString("region"))), row))
                .list()
                .stream()
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static MovedDeadline under(WorkingCalendar calendar, ResultSet row) throws SQLException {
        var unit = row.getString("unit").equals("working-days") ? DayUnit.WORKING_DAY : DayUnit.CALENDAR_DAY;
        var floor = calendar.floor(row.getObject("opened_on", LocalDate.class), row.getInt("days"), unit);
        var what = row.getString("batch_number") + " " + row.getString("node");
        return new MovedDeadline(
                new RegionCode(row.getString("region")),
                what,
                what,
                row.getObject("last_day", LocalDate.class),
                floor.lastDay());
    }
}
