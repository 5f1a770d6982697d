package org.anju.backup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.anju.MovableClock;
import org.anju.disclosure.Clearance;
import org.anju.disclosure.Snapshots;
import org.anju.region.RegionCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/backup} and {@code bin/restore} as an administrator types them, where Anju is installed: in a folder of its
 * own, whose unpacked jar names the classes of this build.
 */
class BackupScriptTests {

    private static final RegionCode NORTH = new RegionCode("990775");
    private static final MovableClock CLOCK = new MovableClock("2026-07-01T01:00:00Z");

    @TempDir
    Path place;

    private Path anju = Path.of("");
    private String said = "";

    @BeforeEach
    void install() throws IOException {
        anju = Files.createDirectories(place.resolve("opt/anju"));
        Files.createDirectories(anju.resolve("bin"));
        for (var script : List.of("backup", "restore", "tool")) {
            Files.copy(
                    Path.of("bin", script),
                    anju.resolve("bin").resolve(script),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void withoutAJarTheySayHowToGetOne() throws Exception {
        assertThat(run("data", "backup", place("backups"))).isOne();

        assertThat(said).isEqualTo("Anju is not built yet: bin/run builds it.\n");
    }

    @Test
    void whatIsBackedUpAtWorkComesBackAsItWasWithWhatThePublicSaw() throws Exception {
        build();
        var key = anju.resolve("data/keys/privacy.key");
        Files.createDirectories(requireNonNull(key.getParent()));
        County.key(key);
        String moment;
        try (var working = County.start(CLOCK, anju.resolve("data"), key)) {
            County.settle(working, NORTH);
            County.clear(working, NORTH, Snapshots.STOCK, Clearance.Grade.AT_ONCE);
            County.published(working, County.raised(working, NORTH, Snapshots.REGISTER, County.JUNE));
            assertThat(run("data", "backup", place("backups"), "--keys", place("backups")))
                    .isOne();
            assertThat(said).contains("The key would lie together with the backup");
            assertThat(run("data", "backup", place("backups"), "--keys", place("keys")))
                    .as(said)
                    .isZero();
            moment = County.moment(working);
            County.published(working, County.raised(working, NORTH, Snapshots.STOCK, County.JUNE));
            County.rendered(working, anju.resolve("data/site"));
            assertThat(run("data", "backup", place("backups"))).as(said).isZero();
            assertThat(said).contains("is not in this backup. It is data/keys/privacy.key");
            assertThat(run("data", "restore", "--without-public")).isOne();
            assertThat(said).contains("in use by another running Anju");
        }
        assertThat(run("data", "restore", place("backups"), "--to", moment)).isOne();
        assertThat(said).contains("is not empty");

        Files.move(anju.resolve("data"), anju.resolve("old"));
        assertThat(run("data", "restore", place("backups"), "--to", moment, "--keys", place("keys")))
                .as(said)
                .isZero();
        assertThat(said).contains("as it was at", "Anju does not start on it yet");
        assertThat(key).hasSameTextualContentAs(anju.resolve("old/keys/privacy.key"));
        assertThatThrownBy(() -> County.start(CLOCK, anju.resolve("data"), key).close())
                .hasRootCauseMessage("This database was restored and not yet compared with what was public.");
        assertThat(run("data", "restore", "--public", "old/site")).as(said).isZero();
        assertThat(said).contains("is behind what was public: 1 entries").doesNotContain("Exception");
        assertThat(anju.resolve("data/reread.txt")).content().contains("990775/B3.1/");

        assertThat(run("drill", "restore", place("backups"), "--to", moment, "--without-public"))
                .as(said)
                .isZero();
        assertThat(said)
                .contains("Put the key of fingerprint", "in drill/keys/privacy.key")
                .doesNotContain("does not start on it yet");
        assertThat(anju.resolve("drill/keys")).doesNotExist();
    }

    /** A jar as {@code bin/run} leaves it, older than what was unpacked from it; here that is a list of addresses. */
    private void build() throws IOException {
        var jar =
                Files.createFile(Files.createDirectories(anju.resolve("target")).resolve("anju-0.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty(
                                                "surefire.test.class.path", System.getProperty("java.class.path"))
                                        .split(File.pathSeparator, -1))
                                .map(Path::of)
                                .filter(entry -> Files.exists(entry) && !entry.endsWith("test-classes"))
                                .map(entry -> entry.toUri().toString())
                                .collect(Collectors.joining(" ")));
        var unpacked = Files.createDirectories(anju.resolve("target/run")).resolve("anju-0.jar");
        new JarOutputStream(Files.newOutputStream(unpacked), manifest).close();
    }

    private int run(String data, String script, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("bin/" + script));
        line.addAll(List.of(words));
        var output = place.resolve("said.txt");
        var shell = new ProcessBuilder(line)
                .directory(anju.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("ANJU_") || name.startsWith("SPRING_"));
        if (!data.equals("data")) {
            shell.environment().put("ANJU_DATA", data);
        }
        var process = shell.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        said = Files.readString(output);
        return process.exitValue();
    }

    private String place(String name) {
        return place.resolve(name).toString();
    }
}
