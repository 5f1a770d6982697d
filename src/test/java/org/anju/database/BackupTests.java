package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One server is backed up while it works; each test restores from a copy of that backup, whole or damaged. */
class BackupTests {

    private static final Path PROGRAMS = Path.of("target", "postgresql");
    private static final Optional<Instant> EVERYTHING = Optional.empty();

    @TempDir
    static Path place;

    private static Path data;
    private static Manifest taken;
    private static Instant between;

    @TempDir
    Path mine;

    @BeforeAll
    static void aServerThatWorksOnWhileItIsBackedUp() {
        data = place.resolve("running");
        try (var running = Postgres.durable(data, PROGRAMS)) {
            var sql = sql(running);
            sql.sql("CREATE TABLE work (word text)").update();
            sql.sql("INSERT INTO work VALUES ('before')").update();
            // Both hold only if the path is quoted wherever it goes.
            taken = BaseBackup.take(data, place.resolve("the director's 100%"), 2);
            sql.sql("INSERT INTO work VALUES ('after')").update();
            between = sql.sql("SELECT clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            sql.sql("INSERT INTO work VALUES ('late')").update();
            BaseBackup.take(data, place.resolve("the director's 100%"), 2);
        }
    }

    @AfterAll
    static void nothingRunsOn() throws IOException {
        assertThat(Postmaster.of(data.toRealPath().resolve("postgresql"))).isEmpty();
    }

    @Test
    void everyMomentAfterTheFirstBackupComesBack() {
        assertThat(restored(backups(), Optional.of(taken.ended()))).containsExactly("before");
        FileSystemUtils.deleteRecursively(target().toFile());
        assertThat(restored(backups(), Optional.of(between))).containsExactly("before", "after");
    }

    @Test
    void aMomentOutsideTheArchiveIsRefused() {
        assertThatThrownBy(() -> restore(backups(), Optional.of(Instant.EPOCH))).hasMessageContaining("No backup in");
        assertThatThrownBy(() -> restore(backups(), Optional.of(between.plusSeconds(86_400))))
                .hasMessageContaining("The archive does not reach that moment: its last commit is of");
        assertThat(target()).isEmptyDirectory();
    }

    @Test
    void aDamagedByteIsFoundWhereverItLies() throws IOException {
        for (var file : List.of("base/%s/cluster.zip", "base/%s/manifest.json", "wal/%s.gz")) {
            var damaged = copy();
            var name = file.startsWith("wal")
                    ? newest(damaged).firstLog()
                    : newest(damaged).label();
            flip(damaged.resolve(file.formatted(name)));

            assertThatThrownBy(() -> restore(damaged, EVERYTHING))
                    .as(file)
                    .isInstanceOf(DatabaseRefused.class)
                    .message()
                    .containsAnyOf("damaged", "is not what its .sha256 says");
            assertThat(target())
                    .as(file)
                    .satisfiesAnyOf(
                            path -> assertThat(path).doesNotExist(),
                            path -> assertThat(path).isEmptyDirectory());
        }
    }

    @Test
    void aMissingFileOfTheLogIsNoEnd() throws IOException {
        var damaged = copy();
        Files.delete(damaged.resolve("wal/%s.gz".formatted(newest(damaged).lastLog())));
        assertThatThrownBy(() -> restore(damaged, EVERYTHING)).hasMessageContaining("The archived log is broken");

        // What lies before the gap can still be had.
        assertThat(restored(damaged, Optional.of(taken.ended()))).containsExactly("before");
    }

    @Test
    void aNewerVersionsBackupIsRefused() throws IOException {
        var newer = copy();
        var label = newest(newer).label();
        rewrite(
                newer.resolve("base").resolve(label),
                text -> text.replace("\"migrations\" : [ ]", "\"migrations\" : [ \"999\" ]"));
        assertThatThrownBy(() -> restore(newer, EVERYTHING)).hasMessageContaining("made by a newer Anju");

        rewrite(newer.resolve("base").resolve(label), text -> text.replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> restore(newer, EVERYTHING)).hasMessageContaining("written by a newer Anju");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(target());
        Files.writeString(target().resolve("note"), "mine");

        assertThatThrownBy(() -> restore(backups(), EVERYTHING)).hasMessageContaining("is not empty");
        assertThatThrownBy(() -> Restore.to(mine.resolve("nowhere"), mine.resolve("other"), EVERYTHING))
                .hasMessageContaining("holds no backups");
        assertThat(target().resolve("note")).hasContent("mine");
    }

    @Test
    void aRestoreThatWasInterruptedIsNotStartedOn() throws IOException {
        Files.createDirectories(target().resolve(Restore.UNFINISHED));

        assertThatThrownBy(() -> Postgres.durable(target(), PROGRAMS)).hasMessageContaining("A restore into");
    }

    @Test
    void aBackupLiesOutsideTheDataAndApartFromAnotherDatabases() {
        assertThatThrownBy(() -> BaseBackup.take(data, data.resolve("backup"), 2))
                .hasMessageContaining("lies in the data folder");
        assertThatThrownBy(() -> BaseBackup.take(mine, mine.resolve("backup"), 2))
                .hasMessageContaining("holds no database");

        restored(backups(), EVERYTHING);
        // A restored database is another history: its log must not mix with the first one's.
        assertThatThrownBy(() -> BaseBackup.take(target(), backups(), 2))
                .hasMessageContaining("backups of another database");
    }

    @Test
    void whatIsNotKeptGoesWithItsLog() throws IOException {
        var kept = copy();
        var first = newest(kept).firstLog();

        new Backups(kept).keep(1);

        assertThat(new Backups(kept).labels()).hasSize(1);
        try (var files = Files.list(kept.resolve("wal"))) {
            assertThat(files.map(file -> file.getFileName().toString().substring(0, 24)))
                    .allMatch(name -> name.compareTo(first) >= 0);
        }
        assertThat(restored(kept, EVERYTHING)).containsExactly("before", "after", "late");
    }

    @Test
    void theLogGoesOnAfterTheLastFileOfARound() {
        assertThat(LogArchive.next("0000000100000000000000FF")).isEqualTo("000000010000000100000000");
        assertThat(LogArchive.next("00000001000000AB00000009")).isEqualTo("00000001000000AB0000000A");
    }

    private List<String> restored(Path from, Optional<Instant> moment) {
        restore(from, moment);
        try (var postgres = Postgres.durable(target(), PROGRAMS)) {
            return sql(postgres)
                    .sql("SELECT word FROM work")
                    .query(String.class)
                    .list();
        }
    }

    private void restore(Path from, Optional<Instant> moment) {
        Restore.to(from, target(), PROGRAMS, moment);
    }

    private Path target() {
        return mine.resolve("restored");
    }

    private static Path backups() {
        return place.resolve("the director's 100%");
    }

    private Path copy() throws IOException {
        var copy = mine.resolve("copy");
        FileSystemUtils.deleteRecursively(copy);
        FileSystemUtils.copyRecursively(backups(), copy);
        return copy;
    }

    private static Manifest newest(Path backups) throws IOException {
        return new Backups(backups).reaching(EVERYTHING);
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void rewrite(Path base, UnaryOperator<String> change) throws IOException {
        var text = change.apply(Files.readString(base.resolve(Manifest.NAME)));
        Files.writeString(base.resolve(Manifest.NAME), text);
        Files.writeString(
                base.resolve(Manifest.NAME + ".sha256"),
                Sums.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static JdbcClient sql(Postgres postgres) {
        var superuser = postgres.superuser();
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.accounts().url(), superuser.username(), superuser.password()));
    }
}
