package org.anju;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The folder for everything temporary of this virtual machine. However that ends, a shell beside it then ends what
 * still runs on the folder and removes it. JUnit's folders stay if a test failed: they hold what its readers look for.
 */
public final class Scratch implements TempDirFactory, TestWatcher {

    /** Reads the folder, then waits for the end of its input, which nobody but the virtual machine can keep open. */
    private static final String SWEEPER = """
            trap '' HUP INT TERM
            read -r folder
            while read -r word; do failed=$word; done
            running() { printf '%s/' "$folder" | grep -lsFf - /proc/[0-9]*/cmdline | sed 's/[^0-9]//g'; }
            for turn in $(seq 60); do
              pids=$(running)
              [ -n "$pids" ] || break
              case $turn in 1) signal=INT;; 20) signal=QUIT;; 40) signal=KILL;; *) signal=0;; esac
              kill -$signal $pids
              sleep 0.5
            done
            if [ -n "$failed" ]; then
              find "$folder" -mindepth 1 -maxdepth 1 ! -name 'junit*' -exec rm -rf {} +
              rmdir "$folder"
            else
              rm -rf "$folder"
            fi
            """;

    private static final Path ROOT;
    private static final OutputStream SWEEPER_HEARS;

    static {
        try {
            ROOT = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "anju-test-");
            // Whoever runs PostgreSQL for root goes through.
            Files.setPosixFilePermissions(ROOT, PosixFilePermissions.fromString("rwx--x--x"));
            SWEEPER_HEARS = new ProcessBuilder("sh", "-c", SWEEPER)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        tell(ROOT.toString());
    }

    /** A new folder that ends with this virtual machine. */
    public static Path folder() {
        try {
            return Files.createTempDirectory(ROOT, "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a virtual machine that lives for a minute; what it forgets goes with the rest. */
    public static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-Djava.io.tmpdir=" + ROOT));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return Files.createTempDirectory(ROOT, "junit");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        tell("failed");
    }

    private static void tell(String word) {
        try {
            SWEEPER_HEARS.write((word + "\n").getBytes(StandardCharsets.UTF_8));
            SWEEPER_HEARS.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
