package org.anju.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What root falls back to where it may create no user namespace. */
@EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "Only root can become nobody")
class NobodyTests {

    @TempDir
    Path data;

    @Test
    void theAccountNobodyRunsAServerInAFolderThatEverybodyMayEnter() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        var binaries = Binaries.unpackedIn(data.resolve("programs"));
        var cluster = new Cluster(data, binaries, Unprivileged.asNobody(), Postgres.Durability.THROWAWAY);
        Files.setPosixFilePermissions(data.resolve("programs"), PosixFilePermissions.fromString("rwxr-xr-x"));

        cluster.createUnlessThere(new Account(Postgres.SUPERUSER, "secret"));
        cluster.start();

        assertThat(Leftover.in(data.toRealPath().resolve("postgresql"))).isPresent();
        assertThat(Files.getOwner(data.resolve("postgresql")).getName()).isEqualTo("nobody");
        cluster.stop();
        assertThat(Leftover.in(data.toRealPath().resolve("postgresql"))).isEmpty();
    }
}
