package org.anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that last as long as this virtual machine. */
final class Scratch {

    private static final Queue<Path> folders = new ConcurrentLinkedQueue<>();

    private Scratch() {}

    static Path folder() {
        try {
            var folder = Files.createTempDirectory("anju-test-");
            folders.add(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A hundred databases are a hundred thousand files: the build does not wait until all of them are gone. */
    static void remove() {
        var command = new ArrayList<>(List.of("rm", "-rf"));
        folders.forEach(folder -> command.add(folder.toString()));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
