package org.anju.process;

import org.anju.calendar.OfficialClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.joda.time.DateTimeUtils;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the engine ask the official clock, so that moving that clock moves every timer. The engine's clock is one for
 * the whole virtual machine, so it is given whenever an application starts again, not only when it is made.
 */
@Component
class EngineClock implements SmartLifecycle {

    private final OfficialClock official;
    private volatile boolean given;

    EngineClock(ProcessEngine engine, OfficialClock official) {
        this.official = official;
        start();
    }

    @Override
    public void start() {
        DateTimeUtils.setCurrentMillisProvider(() -> official.instant().toEpochMilli());
        given = true;
    }

    /** What runs until the end still asks the official clock. */
    @Override
    public void stop() {
        given = false;
    }

    @Override
    public boolean isRunning() {
        return given;
    }

    /** Before any job runs. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
