package org.anju.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.anju.calendar.OfficialClock;
import org.joda.time.DateTimeUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Makes the engine ask the official clock, so that moving that clock moves every timer. The engine's clock is one for
 * the whole virtual machine: it is given whenever an application starts, and given back to the one that runs beside it
 * when it ends.
 */
@Component
@DependsOn("processEngine")
class EngineClock implements SmartLifecycle, DisposableBean {

    /** The applications that run, the last to start first. */
    private static final Deque<EngineClock> RUNNING = new ArrayDeque<>();

    private final OfficialClock official;

    EngineClock(OfficialClock official) {
        this.official = official;
        start();
    }

    @Override
    public void start() {
        synchronized (RUNNING) {
            RUNNING.remove(this);
            RUNNING.push(this);
            giveToTheLast();
        }
    }

    /** What runs until the end of the last one still asks the official clock. */
    @Override
    public void stop() {
        synchronized (RUNNING) {
            RUNNING.remove(this);
            giveToTheLast();
        }
    }

    /** Also of an application that never came to run. */
    @Override
    public void destroy() {
        stop();
    }

    private static void giveToTheLast() {
        var last = RUNNING.peek();
        if (last != null) {
            DateTimeUtils.setCurrentMillisProvider(() -> last.official.instant().toEpochMilli());
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (RUNNING) {
            return RUNNING.contains(this);
        }
    }

    /** Before any job runs. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
