package org.anju;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.anju.database.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void whatJunitMakesIsAmongIt() {
        assertThat(folder).hasParent(Scratch.folder().getParent());
    }

    @Test
    void neitherServerNorFileOutlivesAVirtualMachineThatIsKilled() throws Exception {
        var said = folder.resolve("said");
        var killed = new ProcessBuilder(
                        Scratch.java("-cp", System.getProperty("java.class.path"), WithAServer.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> lines(said).size() == 2 || !killed.isAlive());
        assertThat(lines(said)).hasSize(2);
        var scratch = Path.of(lines(said).get(0));
        var server = ProcessHandle.of(Long.parseLong(lines(said).get(1))).orElseThrow();
        assertThat(scratch).isNotEmptyDirectory();

        killed.destroyForcibly();

        await().atMost(PATIENCE).until(() -> !server.isAlive());
        await().atMost(PATIENCE).until(() -> Files.notExists(scratch));
    }

    private static List<String> lines(Path said) throws IOException {
        return Files.readString(said)
                .lines()
                .filter(line -> line.startsWith("/") || line.matches("\\d+"))
                .toList();
    }

    /** Says where it keeps what is temporary and which process serves its database, and waits to be killed. */
    static class WithAServer {

        public static void main(String[] arguments) throws Exception {
            var data = Scratch.folder();
            Postgres.throwaway(data, Path.of("target", "postgresql"));
            System.out.println(data.getParent());
            System.out.println(Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                    .get(0));
            Thread.currentThread().join();
        }
    }
}
