package org.anju.process;

import org.anju.calendar.OfficialClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.joda.time.DateTimeUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the engine ask the official clock, so that moving that clock moves every timer. */
@Component
class EngineClock {

    EngineClock(ProcessEngine engine, ObjectProvider<OfficialClock> clock) {
        clock.ifAvailable(official ->
                DateTimeUtils.setCurrentMillisProvider(() -> official.instant().toEpochMilli()));
    }
}
