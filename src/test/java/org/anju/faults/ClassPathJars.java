package org.anju.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path of this virtual machine with its folders packed: only then does the JDK keep an archive of the classes
 * that a start loads, which halves the time of every further start.
 */
final class ClassPathJars {

    /** What the jar of the tests is called, and their folder. */
    static final String TESTS = "test-classes";

    private ClassPathJars() {}

    static String in(Path folder) {
        var given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(given.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? packed(entry, folder) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packed(Path classes, Path folder) {
        var jar = folder.resolve(classes.getFileName() + ".jar");
        try (var files = Files.walk(classes);
                var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(0);
            for (var file :
                    files.filter(each -> !each.equals(classes) && !isTest(each)).toList()) {
                add(file, classes, out);
            }
            return jar;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every start would look into each of them. */
    private static boolean isTest(Path file) {
        return file.getFileName().toString().matches(".*Tests(\\$.*)?\\.class");
    }

    private static void add(Path file, Path classes, ZipOutputStream out) throws IOException {
        var name = classes.relativize(file).toString();
        out.putNextEntry(new ZipEntry(Files.isDirectory(file) ? name + "/" : name));
        if (Files.isRegularFile(file)) {
            Files.copy(file, out);
        }
        out.closeEntry();
    }
}
