package org.anju.calendar;

import javax.sql.DataSource;
import org.anju.region.Regions;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** {@link Calendars} and their words as the application wires them, for tests without Spring. */
public final class TestCalendars {

    private TestCalendars() {}

    public static Calendars on(DataSource database) {
        return on(database, new StandingClock("2026-11-23T01:00:00Z"));
    }

    public static Calendars on(DataSource database, OfficialClock clock) {
        var sql = JdbcClient.create(database);
        var calendars = new Calendars(
                new CalendarNotices(sql), new Regions(sql), clock, event -> {}, new JdbcTransactionManager(database));
        calendars.load();
        return calendars;
    }

    public static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/calendar");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
