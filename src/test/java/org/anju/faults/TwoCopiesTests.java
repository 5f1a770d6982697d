package org.anju.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.anju.Browser;
import org.anju.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the application on one database share its work, and one of them is killed in the middle of it. */
class TwoCopiesTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Database database = Database.fresh();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void theOtherTakesUpWhatAKilledOneHadInHand() throws IOException {
        var classPath = ClassPathJars.in(folder);
        try (var first = start("first", classPath);
                var second = startedAfter(first, "second", classPath)) {
            var officer = new Browser(first.port());
            officer.signIn("officer", "anju-demo");
            var elsewhere = sameCookies(officer, second.port());
            assertThat(elsewhere.get("/desk/tasks").status()).isEqualTo(200);

            Files.createFile(folder.resolve("first").resolve(Clerks.BEGIN));
            Files.createFile(folder.resolve("second").resolve(Clerks.BEGIN));
            Awaitility.await("the first is caught with jobs in hand")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> first.said().contains(Clerks.STANDS)
                            && second.said().contains(Clerks.STANDS)
                            && isCaughtWithJobsInHand(first));
            first.kill();

            assertThat(elsewhere.get("/desk/tasks").status()).isEqualTo(200);
            Files.createFile(folder.resolve("second").resolve(Clerks.ENOUGH));
            assertThat(second.ends(PATIENCE)).isTrue();
            assertThat(second.exitCode()).as(second.said()).isZero();
            assertThat(second.said()).contains("taken up again");
        }
        var findings = Files.readAllLines(folder.resolve("second").resolve("findings.txt"));
        System.out.println("After one of two copies was killed: " + findings.get(findings.size() - 1));
        assertThat(findings.subList(0, findings.size() - 1)).isEmpty();
    }

    /** Stands still from the question on if the answer is yes: between asking and killing a job would be done. */
    private boolean isCaughtWithJobsInHand(Copy copy) {
        if (copiesWithJobsInHand() < 2) {
            return false;
        }
        copy.stop();
        var caught = copiesWithJobsInHand() == 2;
        if (!caught) {
            copy.goOn();
        }
        return caught;
    }

    private int copiesWithJobsInHand() {
        return database.owner().sql("""
                        SELECT count(*) FROM (SELECT FROM engine.act_ru_job WHERE lock_owner_ IS NOT NULL
                                               GROUP BY lock_owner_) copy
                        """).query(Integer.class).single();
    }

    private static Browser sameCookies(Browser browser, int port) {
        var other = new Browser(port);
        var home = URI.create("http://localhost:" + port);
        browser.cookies()
                .getCookieStore()
                .getCookies()
                .forEach(cookie -> other.cookies().getCookieStore().add(home, cookie));
        return other;
    }

    /** The accounts of the demonstration are made by one copy. */
    private Copy startedAfter(Copy first, String name, String classPath) throws IOException {
        first.port();
        return start(name, classPath);
    }

    private Copy start(String name, String classPath) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        var arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--faults.mode=share",
                "--faults.batches=8",
                "--faults.settles-in=" + name.equals("first"),
                "--server.port=0",
                "--anju.data=" + data,
                "--anju.privacy.key-file=" + key(),
                "--anju.sample.households=0",
                "--anju.oversight.automatic=false",
                "--anju.oversight.settling=0s",
                "--anju.site.look-every=500ms",
                "--anju.site.read-back-every=200ms",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.appAccount().username(),
                "--spring.datasource.password=" + database.appAccount().password(),
                "--anju.owner.username=" + database.ownerAccount().username(),
                "--anju.owner.password=" + database.ownerAccount().password(),
                "--anju.site.username=" + database.readerAccount().username(),
                "--anju.site.password=" + database.readerAccount().password()));
        return Copy.start(classPath, folder.resolve(name + ".log"), List.of(), arguments);
    }

    private Path key() throws IOException {
        var file = folder.resolve("privacy.key");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        }
        return file;
    }
}
