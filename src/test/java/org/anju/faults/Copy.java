package org.anju.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.anju.Scratch;
import org.awaitility.Awaitility;

/** A copy of the application in a virtual machine of its own, which can be killed. */
final class Copy implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Anju is ready: http://localhost:(\\d+)/");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private Copy(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param classPath as {@link ClassPathJars} makes it
     * @param output where everything that it says goes
     * @param options of the virtual machine
     */
    static Copy start(String classPath, Path output, List<String> options, List<String> arguments) {
        var command = Scratch.java("-Xmx768m");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, CountyAtWork.class.getName()));
        command.addAll(arguments);
        try {
            return new Copy(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until pages are served; the port. */
    int port() {
        Awaitility.await("a start, see " + output)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ready().isPresent() || !process.isAlive());
        return ready().orElseThrow(() -> new AssertionError("It ended before it was ready:\n" + said()));
    }

    boolean isReady() {
        return ready().isPresent();
    }

    /** Waits for the given time, or until it ends by itself, which is a fault. */
    void livesFor(Duration time) {
        if (ends(time)) {
            throw new AssertionError("It ended by itself:\n" + said());
        }
    }

    /** Waits for something, at most for the given time. */
    void livesUntil(BooleanSupplier done, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            livesFor(Duration.ofMillis(20));
        }
    }

    boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    /** {@code kill -STOP}: it stands still where it is. */
    void stop() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        ends(Duration.ofSeconds(30));
    }

    /** {@code kill}. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(Duration.ofSeconds(60))) {
            kill();
        }
    }

    String said() {
        try {
            return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<Integer> ready() {
        var line = READY.matcher(said());
        return line.find() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
    }
}
