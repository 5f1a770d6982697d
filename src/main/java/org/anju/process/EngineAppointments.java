package org.anju.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.anju.calendar.Appointment;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The engine's timers, for the clock of the demonstration. */
@Component
@Profile("demo")
class EngineAppointments implements Appointment {

    private final ManagementService management;

    EngineAppointments(ManagementService management) {
        this.management = management;
    }

    @Override
    public Optional<Instant> next(Instant after, Instant until) {
        return management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(after))
                .duedateLowerThan(Date.from(until))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    @Override
    public boolean isBusy() {
        return management.createJobQuery().active().executable().count() > 0;
    }
}
