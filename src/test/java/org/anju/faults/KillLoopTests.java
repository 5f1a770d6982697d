package org.anju.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten batches run while the application is killed at random moments, every third time PostgreSQL as well. {@code
 * -Dfaults.rounds=200} kills more often; {@code -Dfaults.seed=…} repeats the choices of a run.
 */
@Tag("patient")
class KillLoopTests {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 20);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final Duration START = Duration.ofSeconds(8);
    private static final int DEEDS = 10;
    private static final Duration WORK = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofMinutes(8);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingIsLostOrDoubledHoweverOftenItIsKilled() throws IOException {
        System.out.printf("The kill loop's seed is %d (-Dfaults.seed), its folder %s.%n", SEED, folder);
        var random = new Random(SEED);
        var machine = new Machine(folder);
        try {
            prepare(machine);

            for (var round = 1; round <= ROUNDS; round++) {
                strike(machine, round, random);
            }

            nothingIsFound(machine);
        } finally {
            machine.killPostgres();
        }
    }

    private void nothingIsFound(Machine machine) throws IOException {
        var findings = findings(machine);
        System.out.println("After the kill loop: " + findings.get(findings.size() - 1));
        assertThat(findings.subList(0, findings.size() - 1))
                .as("seed %d, folder %s", SEED, folder)
                .isEmpty();
        assertThat(findings.get(findings.size() - 1)).doesNotContain(" 0 ");
    }

    private static void prepare(Machine machine) {
        try (var first = machine.startForArchive("prepare")) {
            assertThat(first.ends(REST)).isTrue();
            assertThat(first.exitCode()).as(first.said()).isZero();
        }
    }

    /** Two in five are killed while they start, the others at their work: after some deeds, however fast they are. */
    private static void strike(Machine machine, int round, Random random) {
        var copy = machine.start("work");
        try {
            if (random.nextInt(5) < 2) {
                copy.livesFor(some(START, random));
            } else {
                copy.port();
                var enough = machine.notes().count() + random.nextInt(DEEDS);
                copy.livesUntil(() -> machine.notes().count() >= enough, WORK);
                copy.livesFor(some(AFTER, random));
            }
        } finally {
            var postgres = round % 3 == 0;
            if (postgres && random.nextBoolean()) {
                machine.killPostgres();
            }
            copy.kill();
            if (postgres) {
                machine.killPostgres();
            }
        }
    }

    private static Duration some(Duration atMost, Random random) {
        return Duration.ofMillis(random.nextInt((int) atMost.toMillis()));
    }

    private static List<String> findings(Machine machine) throws IOException {
        try (var last = machine.start("rest")) {
            assertThat(last.ends(REST)).isTrue();
            assertThat(last.exitCode()).as(last.said()).isZero();
        }
        return Files.readAllLines(machine.data().resolve("findings.txt"));
    }
}
