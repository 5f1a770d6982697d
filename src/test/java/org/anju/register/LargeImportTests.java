package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.anju.Database;
import org.anju.Scratch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole counties come in by file, in little memory, and an application that is killed meanwhile goes on. */
class LargeImportTests {

    private static final int HOUSEHOLDS = 100_000;

    @TempDir
    Path folder;

    @Test
    void twiceAHundredThousandHouseholdsFitInLittleMemoryAndOutliveAKill() throws Exception {
        var database = Database.fresh();
        try (var office = new Desk(database.appDataSource(), database.owner())) {
            var sql = office.sql;
            var csv = LargeImport.csv(folder.resolve("a.csv"), 0, HOUSEHOLDS);
            var xlsx = LargeImport.xlsx(folder.resolve("b.xlsx"), HOUSEHOLDS, HOUSEHOLDS);

            var killed = begin(database, csv);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> read(sql) > 3_000);
            killed.destroyForcibly().waitFor();
            assertThat(office.count("household")).isZero();
            assertThat(states(sql)).isIn("reading", "checking");

            var next = begin(database, xlsx);
            assertThat(next.waitFor(4, TimeUnit.MINUTES)).isTrue();

            assertThat(Files.readString(log())).contains("WRITTEN").doesNotContain("OutOfMemory");
            assertThat(states(sql)).isEqualTo("written, written");
            assertThat(office.count("household")).isEqualTo(2 * HOUSEHOLDS);
            assertThat(office.count("import_file")).isZero();
        }
    }

    private Process begin(Database database, Path file) throws IOException {
        var account = database.appAccount();
        return new ProcessBuilder(Scratch.java(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeImport.class.getName(),
                        database.url(),
                        account.username(),
                        account.password(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static int read(JdbcClient sql) {
        return sql.sql("SELECT coalesce(max(lines_read), 0) FROM housing.import")
                .query(Integer.class)
                .single();
    }

    private static String states(JdbcClient sql) {
        return sql.sql("SELECT string_agg(state, ', ') FROM housing.import")
                .query(String.class)
                .single();
    }
}
