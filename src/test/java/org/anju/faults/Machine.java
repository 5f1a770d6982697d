package org.anju.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data folder, the copies that are started on it one after another, and the PostgreSQL between them. */
final class Machine {

    private final Path data;
    private final Path folder;
    private final String classPath;
    private final Path archive;
    private int starts;

    /** @param folder an empty one for everything */
    Machine(Path folder) throws IOException {
        this.folder = folder;
        this.data = Files.createDirectories(folder.resolve("data"));
        // Unpacked once for all tests; what unpacks them for a first start is shown by others.
        var programs = Files.createDirectories(Path.of("target", "postgresql")).toRealPath();
        Files.createSymbolicLink(data.resolve("programs"), programs);
        this.archive = folder.resolve("classes.jsa");
        this.classPath = ClassPathJars.in(folder);
    }

    Path data() {
        return data;
    }

    Notes notes() {
        return new Notes(data);
    }

    Copy start(String mode, String... more) {
        return start(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:SharedArchiveFile=" + archive), mode, more);
    }

    /** The same, and notes when it ends which classes it loaded: the starts that follow take half the time. */
    Copy startForArchive(String mode, String... more) {
        return start(
                List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:ArchiveClassesAtExit=" + archive), mode, more);
    }

    private Copy start(List<String> options, String mode, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--faults.mode=" + mode,
                "--server.port=0",
                "--anju.data=" + data,
                "--anju.sample.households=0",
                "--anju.oversight.automatic=false",
                "--anju.oversight.settling=0s",
                "--anju.site.look-every=100ms",
                "--anju.site.read-back-every=50ms"));
        arguments.addAll(List.of(more));
        return Copy.start(classPath, folder.resolve("start-%03d.log".formatted(++starts)), options, arguments);
    }

    /** {@code kill -9} of the PostgreSQL on the data folder, if one runs. */
    void killPostgres() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    Optional<ProcessHandle> postmaster() {
        var file = data.resolve("postgresql").resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .map(String::strip)
                            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                            .filter(this::serves)
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The number of a process that ended may be another's by now. */
    private boolean serves(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}
