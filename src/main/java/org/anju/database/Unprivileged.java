package org.anju.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. Root therefore enters a user namespace, in which it is
 * nobody in particular but still owns its files.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of());
        }
        if (succeeds(NAMESPACE)) {
            return new Unprivileged(NAMESPACE);
        }
        throw new DatabaseRefused(
                "PostgreSQL refuses to run as root, and this machine lets root create no user namespace.",
                "Start Anju as an ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL server.");
    }

    /** Runs to the end and returns what was printed; the output also says why it failed. */
    Result run(Path output, List<String> command) throws IOException {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "Asia/Shanghai"));
        try {
            return new Result(builder.start().waitFor(), output);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.get(0), interrupted);
        }
    }

    record Result(int code, Path output) {}

    private static boolean succeeds(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
