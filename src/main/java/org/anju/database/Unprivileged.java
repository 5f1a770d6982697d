package org.anju.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. Root therefore enters a user namespace, in which it is
 * nobody in particular but still owns its files; where that is forbidden, the account {@code nobody} runs them.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final String NOBODY = "nobody";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The first way that this machine allows and that reaches the data folder. */
    static Unprivileged reaching(Path data) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of());
        }
        return List.of(NAMESPACE, AS_NOBODY).stream()
                .map(Unprivileged::new)
                .filter(way -> way.reaches(data))
                .findFirst()
                .orElseThrow(() -> new DatabaseRefused(
                        "PostgreSQL refuses to run as root; this machine lets root create no user namespace, and the"
                                + " account nobody cannot reach %s.".formatted(data),
                        "Start Anju as an ordinary user, or set ANJU_DATA to a folder that everybody may enter (such"
                                + " as /var/lib/anju), or set SPRING_DATASOURCE_URL to a PostgreSQL server."));
    }

    /** What root falls back to; for the test of it. */
    static Unprivileged asNobody() {
        return new Unprivileged(AS_NOBODY);
    }

    /** Makes an empty folder that the programs may write in. */
    Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        return handOver(folder);
    }

    /** Gives a file or folder to whoever runs the programs. */
    Path handOver(Path path) throws IOException {
        if (prefix.equals(AS_NOBODY)) {
            var nobody = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
            Files.setOwner(path, nobody);
        }
        return path;
    }

    /** Gives a folder and everything in it to whoever runs the programs. */
    void handOverAll(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.toList()) {
                handOver(each);
            }
        }
    }

    /** Runs to the end, with everything printed in the given file, and returns the exit code. */
    int run(Path output, List<String> command) throws IOException {
        var builder =
                new ProcessBuilder(prefixed(command)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "Asia/Shanghai"));
        try {
            return builder.start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.get(0), interrupted);
        }
    }

    private boolean reaches(Path data) {
        var command = prefixed(List.of("test", "-x", data.toString()));
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

    private List<String> prefixed(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
