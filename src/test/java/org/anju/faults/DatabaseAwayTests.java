package org.anju.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.anju.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed under a working application and stays away for a while. */
@Tag("patient")
class DatabaseAwayTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void pagesSaySoThePublicSiteGoesOnAndWorkResumesByItself() throws IOException {
        var machine = new Machine(folder);
        try (var copy = machine.start("share", "--faults.settles-in=true", "--faults.batches=3")) {
            var officer = new Browser(copy.port());
            officer.signIn("officer", "anju-demo");
            Files.createFile(machine.data().resolve(Clerks.BEGIN));
            Awaitility.await("work").atMost(PATIENCE).until(() -> copy.said().contains(Clerks.STANDS));
            var before = published(copy);

            takeAway(machine);
            pagesSaySo(officer);
            thePublicSiteGoesOn(copy);
            giveBack(machine);

            Awaitility.await("pages")
                    .atMost(PATIENCE)
                    .until(() -> officer.get("/desk/tasks").status() == 200);
            Awaitility.await("work").atMost(PATIENCE).until(() -> published(copy) > before);
            Files.createFile(machine.data().resolve(Clerks.ENOUGH));
            assertThat(copy.ends(PATIENCE.multipliedBy(2))).isTrue();
        } finally {
            machine.killPostgres();
        }
        var findings = Files.readAllLines(machine.data().resolve("findings.txt"));
        System.out.println("After the database was away: " + findings.get(findings.size() - 1));
        assertThat(findings.subList(0, findings.size() - 1)).isEmpty();
    }

    private static void pagesSaySo(Browser officer) {
        var page = officer.get("/desk/tasks");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("数据库").doesNotContain("Exception", "org.", "SQL");
        assertThat(officer.get("/desk/tasks?lang=en").status()).isEqualTo(503);
        assertThat(officer.get("/sign-in").status()).isIn(200, 503);
    }

    /** Two hundred times: if one of them waited for the database, this would take longer than anyone's patience. */
    private static void thePublicSiteGoesOn(Copy copy) {
        var reader = new Browser(copy.port());
        var began = System.nanoTime();
        for (var turn = 0; turn < 40; turn++) {
            for (var address : new String[] {"/", "/en/", "/batches/", "/api/v1/index.json", "/assets/site.css"}) {
                assertThat(reader.get(address).status()).as(address).isEqualTo(200);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }

    private static long published(Copy copy) {
        return copy.said().lines().filter(line -> line.contains(Clerks.STANDS)).count();
    }

    /** Without its control file it cannot be started again. */
    private static void takeAway(Machine machine) throws IOException {
        var control = control(machine);
        Files.move(control, control.resolveSibling("pg_control.away"));
        machine.killPostgres();
    }

    private static void giveBack(Machine machine) throws IOException {
        Files.move(control(machine).resolveSibling("pg_control.away"), control(machine));
    }

    private static Path control(Machine machine) {
        return machine.data().resolve("postgresql").resolve("global").resolve("pg_control");
    }
}
