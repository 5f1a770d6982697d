package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.anju.calendar.StandingClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two applications in one virtual machine, as while a drill restores one beside another. */
class EngineClockTests {

    // Long ago: no timer of an application that runs beside this test fires before its time.
    private static final String OF_ONE = "2001-03-01T01:00:00Z";
    private static final String OF_ANOTHER = "2002-04-02T02:00:00Z";

    private final EngineClock ofTheMachine = new EngineClock(Instant::now);

    @AfterEach
    void tellTheRightTimeAgain() {
        ofTheMachine.destroy();
    }

    @Test
    void whoeverStartsLastGivesTheTimeUntilTheEnd() {
        var one = new EngineClock(new StandingClock(OF_ONE));
        var another = new EngineClock(new StandingClock(OF_ANOTHER));
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(OF_ANOTHER);

        another.stop();
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(OF_ONE);

        another.start();
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(OF_ANOTHER);

        one.destroy();
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(OF_ANOTHER);

        another.destroy();
        assertThat(another.isRunning()).isFalse();
    }
}
