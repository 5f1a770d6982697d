package org.anju.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anju.calendar.DueDays;
import org.anju.calendar.MovedDeadline;
import org.anju.calendar.WorkingCalendar;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The due days of obligations that are not public yet. */
@Repository
class OpenDueDays implements DueDays {

    private final JdbcClient database;

    OpenDueDays(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<LocalDate> nextAfter(LocalDate day) {
        return database.sql(
                        "SELECT due_on FROM disclosure.obligation WHERE state <> 'public' AND due_on > ? ORDER BY due_on LIMIT 1")
                .param(day)
                .query(LocalDate.class)
                .optional();
    }

    @Override
    public List<MovedDeadline> movedBy(Function<RegionCode, WorkingCalendar> calendars) {
        return database
                .sql("SELECT * FROM disclosure.obligation WHERE state <> 'public' ORDER BY due_on, id")
                .query(ObligationRows::read)
                .list()
                .stream()
                .map(open -> under(calendars.apply(open.region()), open))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static MovedDeadline under(WorkingCalendar calendar, Obligation open) {
        var deadline = open.rule().deadline(calendar, open.triggerOn());
        return new MovedDeadline(open.region(), open.title(), open.titleEn(), open.dueOn(), deadline.day());
    }
}
