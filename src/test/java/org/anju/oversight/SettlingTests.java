package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.anju.MovableClock;
import org.anju.calendar.ClockMoved;
import org.junit.jupiter.api.Test;

class SettlingTests {

    private final MovableClock clock = new MovableClock("2026-03-02T01:00:00Z");
    private final Settling settling =
            new Settling(clock, new OversightSettings(true, Duration.ofHours(1), Duration.ofMinutes(10)));

    @Test
    void whatIsYoungerThanTenMinutesIsLeftAlone() {
        assertThat(settling.before()).isEqualTo("2026-03-02T00:50:00Z");
    }

    @Test
    void aJumpOfTheClockAgesNothing() {
        jump(Duration.ofDays(30));
        jump(Duration.ofDays(30));

        assertThat(settling.before()).isEqualTo("2026-03-02T00:50:00Z");
    }

    @Test
    void tenMinutesAfterAJumpAllHasSettled() {
        jump(Duration.ofDays(30));
        clock.to(clock.instant().plus(Duration.ofMinutes(10)));

        assertThat(settling.before()).isEqualTo("2026-04-01T01:00:00Z");
    }

    private void jump(Duration ahead) {
        var before = clock.instant();
        clock.to(before.plus(ahead));
        settling.on(new ClockMoved(before, clock.instant()));
    }
}
