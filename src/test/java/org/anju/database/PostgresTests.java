package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.Scratch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresTests {

    private static final Path PROGRAMS = Path.of("target", "postgresql");

    @TempDir
    Path data;

    @AfterEach
    void endWhatATestLeftRunning() throws IOException {
        Postmaster.of(data.toRealPath().resolve("postgresql"))
                .ifPresent(postmaster -> postmaster.process().destroy());
    }

    @Test
    void aSecondStartOnTheSameDataIsRefused() {
        try (var first = Postgres.throwaway(data, PROGRAMS)) {
            assertThatThrownBy(() -> Postgres.throwaway(data, PROGRAMS))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("is in use by another running Anju");
            assertThat(sql(first).sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
        }
    }

    @Test
    void aCommitSurvivesTheDeathOfTheApplicationAndItsServerIsNotAdopted() throws Exception {
        var killed = child(KeepsRunning.class, data.toString(), PROGRAMS.toString());
        awaitFile(data.resolve("committed"), killed);
        var cluster = data.toRealPath().resolve("postgresql");
        var leftover = Postmaster.of(cluster).orElseThrow();
        killed.destroyForcibly().waitFor();
        assertThat(leftover.isRunning()).isTrue();

        try (var next = Postgres.throwaway(data, PROGRAMS)) {
            assertThat(leftover.isRunning()).isFalse();
            assertThat(Postmaster.of(data.toRealPath().resolve("postgresql"))
                            .orElseThrow()
                            .pid())
                    .isNotEqualTo(leftover.pid());
            assertThat(sql(next)
                            .sql("SELECT word FROM kept")
                            .query(String.class)
                            .list())
                    .containsExactly("committed");
        }
    }

    @Test
    void itStartsAlthoughTheNumberOfAKilledServerIsAnotherPrograms() throws Exception {
        var bystander = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            killedWithTheNumber(bystander.pid());

            assertThat(Postmaster.of(data.toRealPath().resolve("postgresql"))).isEmpty();
            Postgres.throwaway(data, PROGRAMS).close();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void itStartsAlthoughNobodyCollectedTheServerThatWasKilled() throws Exception {
        // A shell that becomes a program which never asks what became of the child it had as a shell.
        var parent = new ProcessBuilder("sh", "-c", "true & exec tail -f /dev/null").start();
        try {
            await().until(() -> parent.children().anyMatch(child -> state(child).equals("Z")));
            killedWithTheNumber(parent.children().findFirst().orElseThrow().pid());

            Postgres.throwaway(data, PROGRAMS).close();
        } finally {
            parent.destroy();
        }
    }

    /** A data folder as a killed server leaves it, with that number instead of its own. */
    private void killedWithTheNumber(long number) throws IOException {
        var running = Postgres.throwaway(data, PROGRAMS);
        var file = data.resolve("postgresql/postmaster.pid");
        var lines = Files.readAllLines(file);
        running.close();
        lines.set(0, Long.toString(number));
        Files.write(file, lines);
    }

    private static String state(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .replaceFirst(".*\\) (\\S).*\\s*", "$1");
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void theFolderOfAnotherMajorVersionIsRefusedWithTheWayOut() throws Exception {
        Postgres.throwaway(data, PROGRAMS).close();
        Files.writeString(data.resolve("postgresql/PG_VERSION"), "15\n");

        assertThatThrownBy(() -> Postgres.throwaway(data, PROGRAMS))
                .isInstanceOfSatisfying(DatabaseRefused.class, refused -> {
                    assertThat(refused).hasMessageContaining("PostgreSQL 15").hasMessageContaining("PostgreSQL 18");
                    assertThat(refused.wayOut()).contains("pg_dump");
                });
    }

    @Test
    void aDurableServerKeepsItsCommits() {
        try (var postgres = Postgres.durable(data, PROGRAMS)) {
            for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(setting(postgres, name)).as(name).isEqualTo("on");
            }
            assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(sql(postgres)
                            .sql("SELECT datcollate FROM pg_database WHERE datname = 'anju'")
                            .query(String.class)
                            .single())
                    .isEqualTo("C");
        }
    }

    @Test
    void anAccountThatDoesNotWaitForTheDiskIsRefused() {
        try (var postgres = Postgres.throwaway(data, PROGRAMS)) {
            sql(postgres)
                    .sql("ALTER ROLE anju_app SET synchronous_commit = local")
                    .update();
        }

        assertThatThrownBy(() -> Postgres.throwaway(data, PROGRAMS))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("synchronous_commit = local");
    }

    @Test
    void nobodyConnectsWithoutThePassword() throws Exception {
        try (var postgres = Postgres.throwaway(data, PROGRAMS)) {
            for (var name : List.of("anju_owner", "anju_app", "site_reader", Postgres.SUPERUSER)) {
                var guess = new Account(name, name);
                assertThatThrownBy(() -> connection(postgres, guess).getConnection())
                        .isInstanceOf(PSQLException.class)
                        .hasMessageContaining("password authentication failed");
                assertThat(Files.getPosixFilePermissions(
                                data.resolve("accounts").resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void theSiteCannotWriteEvenWhereItWasAllowedTo() {
        try (var postgres = Postgres.throwaway(data, PROGRAMS)) {
            sql(postgres).sql("CREATE TABLE public.open (word text)").update();
            sql(postgres).sql("GRANT ALL ON public.open TO site_reader").update();
            var reader =
                    JdbcClient.create(connection(postgres, postgres.accounts().reader()));

            assertThatThrownBy(() ->
                            reader.sql("INSERT INTO public.open VALUES ('x')").update())
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void theNextStartUsesTheSamePortAndPasswords() {
        var first = Postgres.throwaway(data, PROGRAMS);
        first.close();

        try (var second = Postgres.throwaway(data, PROGRAMS)) {
            assertThat(second.accounts()).isEqualTo(first.accounts());
        }
    }

    @Test
    void theApplicationRefusesASecondStartInASentence() throws Exception {
        try (var first = Postgres.throwaway(data, PROGRAMS)) {
            var output = data.resolve("second.log");
            var second = new ProcessBuilder(command(org.anju.Anju.class))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            second.environment().put("ANJU_DATA", data.toString());
            second.environment().put("ANJU_PORT", "0");
            var process = second.start();

            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(output))
                    .contains("is in use by another running Anju", "set ANJU_DATA")
                    .doesNotContain("\tat ");
            assertThat(first.accounts().url())
                    .contains(InetAddress.getLoopbackAddress().getHostAddress());
        }
    }

    private static String setting(Postgres postgres, String name) {
        return sql(postgres)
                .sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private static JdbcClient sql(Postgres postgres) {
        return JdbcClient.create(connection(postgres, postgres.superuser()));
    }

    private static DriverManagerDataSource connection(Postgres postgres, Account account) {
        return new DriverManagerDataSource(postgres.accounts().url(), account.username(), account.password());
    }

    private Process child(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(
                        data.resolveSibling(data.getFileName() + ".child.log").toFile())
                .start();
    }

    private static List<String> command(Class<?> main, String... arguments) {
        var command = Scratch.java("-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void awaitFile(Path file, Process writer) {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file) || !writer.isAlive());
        assertThat(file).exists();
    }

    /** An application that commits a row and then runs until it is killed. */
    static class KeepsRunning {

        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            var postgres = Postgres.throwaway(data, Path.of(arguments[1]));
            sql(postgres).sql("CREATE TABLE kept AS SELECT 'committed' AS word").update();
            Files.createFile(data.resolve("committed"));
            Thread.currentThread().join();
        }
    }
}
