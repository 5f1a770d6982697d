package org.anju.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder from which nothing can be removed: mounted read-only for root, whom no permission stops. */
public record Unchangeable(Path folder, boolean mounted) implements AutoCloseable {

    public Unchangeable(Path folder) throws IOException {
        this(folder, isMounted(folder));
        if (!mounted) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run("umount", "--lazy", folder.toString());
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean isMounted(Path folder) throws IOException {
        return run("mount", "--bind", folder.toString(), folder.toString())
                && run("mount", "-o", "remount,ro,bind", folder.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
