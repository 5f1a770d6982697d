package org.anju.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The programs of PostgreSQL, unpacked once from the archive on the class path: {@code initdb}, {@code pg_ctl}, {@code postgres}. */
record Binaries(Path folder) {

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Unpacks below the cache, in a folder named by the archive's sum, unless that was done before. */
    static Binaries unpackedIn(Path cache) throws IOException {
        var folder = cache.resolve(sum());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "unpacking-");
            unpack(fresh);
            Files.setPosixFilePermissions(fresh, EXECUTABLE);
            moveUnlessThere(fresh, folder);
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedMeanwhile) {
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }

    /** Tells one release from another; nobody is kept out by it, so it need not take a second of every start. */
    private static String sum() throws IOException {
        var sum = new CRC32C();
        try (var summing = new CheckedInputStream(archive(), sum)) {
            var length = summing.transferTo(OutputStream.nullOutputStream());
            return "%08x-%d".formatted(sum.getValue(), length);
        }
    }

    private static InputStream archive() {
        var name = "/postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseRefused(
                    "This build brings no PostgreSQL for this machine (%s).".formatted(name),
                    "Build on this machine, or set SPRING_DATASOURCE_URL to a PostgreSQL server.");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
