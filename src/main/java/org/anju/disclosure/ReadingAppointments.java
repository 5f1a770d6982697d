package org.anju.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.anju.calendar.Appointment;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What stands and is about to be read back: the clock of the demonstration waits for it, or its day would be wrong. */
@Component
@Profile("demo")
class ReadingAppointments implements Appointment {

    private final Publications publications;

    ReadingAppointments(Publications publications) {
        this.publications = publications;
    }

    @Override
    public Optional<Instant> next(Instant after, Instant until) {
        return Optional.empty();
    }

    @Override
    public boolean isBusy() {
        return !publications.awaiting().isEmpty();
    }
}
