package org.anju.calendar;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Follows what other copies of the application record. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CalendarSchedule {

    private final Calendars calendars;

    CalendarSchedule(Calendars calendars) {
        this.calendars = calendars;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        calendars.refresh();
    }
}
