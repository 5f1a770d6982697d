package org.anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingRotaTests {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final long HALF_A_SHARE = ReadingRota.SHARE / 2;

    private final ReadingRota rota = new ReadingRota();

    @Test
    void everyRecentEditionIsReadInEveryRound() {
        var recent = Stream.generate(() -> edition(NOW.minus(Duration.ofHours(1)), ReadingRota.SHARE))
                .limit(5)
                .toList();

        assertThat(rota.turn(recent, NOW)).containsExactlyInAnyOrderElementsOf(recent);
        assertThat(rota.turn(recent, hoursOn(1))).containsExactlyInAnyOrderElementsOf(recent);
    }

    @Test
    void olderEditionsTakeTurnsUntilAllWereRead() {
        var old = old(10);
        var read = new HashSet<Edition>();
        for (var round = 0; round < 5; round++) {
            var turn = rota.turn(old, hoursOn(round));
            assertThat(turn).hasSize(2);
            read.addAll(turn);
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void whatWasDoubtedIsReadAgainFirst() {
        var old = old(10);
        var doubted = rota.turn(old, NOW).get(0);
        rota.doubt(doubted);

        assertThat(rota.turn(old, hoursOn(1))).contains(doubted);
    }

    private static Instant hoursOn(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static List<Edition> old(int number) {
        return Stream.generate(() -> edition(NOW.minus(Duration.ofDays(90)), HALF_A_SHARE))
                .limit(number)
                .toList();
    }

    private static Edition edition(Instant stoodAt, long bytes) {
        return new Edition(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "990101",
                "B5",
                null,
                null,
                1,
                "whole",
                "original",
                null,
                null,
                "990101/2026-00001",
                "公开",
                "Disclosure",
                "依据",
                List.of(),
                List.of(),
                0,
                "",
                "full",
                "",
                false,
                LocalDate.of(2026, 1, 5),
                stoodAt,
                null,
                null,
                0,
                "",
                null,
                null,
                null,
                List.of(new Edition.Attached("data.csv", "text/csv", bytes, "", true)));
    }
}
